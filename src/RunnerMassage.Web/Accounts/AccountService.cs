using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RunnerMassage.Data;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Web.Demo;

namespace RunnerMassage.Web.Accounts;

/// <summary>
/// Registers people and checks who they are, for pages and API alike. Nothing here tells a stranger whether an address has an account:
/// the answers are the same, and a password is hashed each time, so the time taken is about the same too.
/// </summary>
public sealed class AccountService(
    RunnerMassageContext context,
    UserManager<AppUser> users,
    SignInManager<AppUser> signIn,
    IPasswordHasher<AppUser> hasher,
    IOptionsMonitor<BearerTokenOptions> bearer,
    TimeProvider time,
    DemoMode demo)
{
    /// <summary>Opens a runner's account. Where the address has one already, that account stays as it is and nobody is told.</summary>
    /// <param name="email">The address, valid by <see cref="CredentialRules"/>.</param>
    /// <param name="password">The password, valid by <see cref="CredentialRules"/>.</param>
    /// <param name="cancellationToken">Stops before anything is kept.</param>
    public Task RegisterAsync(string email, string password, CancellationToken cancellationToken) =>
        RegisterAsync(email, password, displayName: null, cancellationToken);

    /// <summary>Opens a runner's account with a name. Where the address has one already, that account stays as it is and nobody is told.</summary>
    /// <param name="email">The address, valid by <see cref="CredentialRules"/>.</param>
    /// <param name="password">The password, valid by <see cref="CredentialRules"/>.</param>
    /// <param name="displayName">What the person wants to be called, or null.</param>
    /// <param name="cancellationToken">Stops before anything is kept.</param>
    public async Task RegisterAsync(string email, string password, string? displayName, CancellationToken cancellationToken)
    {
        if (password.Length is < CredentialRules.ShortestPassword or > CredentialRules.LongestPassword)
        {
            throw new ArgumentException("The caller should have validated the password by CredentialRules.", nameof(password));
        }

        var address = email.Trim();
        var user = new AppUser
        {
            UserName = address,
            Email = address,
            DisplayName = string.IsNullOrWhiteSpace(displayName) ? null : displayName.Trim(),
        };
        // Hashed before the transaction, because hashing takes long and SQLite has one writer.
        user.PasswordHash = hasher.HashPassword(user, password);
        try
        {
            await context.Database.CreateExecutionStrategy().ExecuteAsync(user, SaveAsync, cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Somebody registered the same address at the same moment; the unique index kept the first.
            context.ChangeTracker.Clear();
        }
    }

    /// <summary>
    /// The signed-in person, or null: no such account, the wrong password, or too many wrong ones before. Say the same for all of them.
    /// </summary>
    public async Task<ClaimsPrincipal?> SignInAsync(string email, string password, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        // A database that once held the demo must not let its people in, whose password everybody knows.
        var isKnownToAll = !demo.Enabled && DemoPeople.HasWellKnownPassword(email);
        var user = isKnownToAll ? null : await users.FindByEmailAsync(email.Trim());
        if (user?.PasswordHash is null || await users.IsLockedOutAsync(user))
        {
            _ = hasher.HashPassword(new AppUser(), password);
            return null;
        }

        var result = await signIn.CheckPasswordSignInAsync(user, password, lockoutOnFailure: true);
        return result.Succeeded ? await signIn.CreateUserPrincipalAsync(user) : null;
    }

    /// <summary>The person a refresh token was given to, or null where it has ended or the account has changed its password since.</summary>
    public async Task<ClaimsPrincipal?> RefreshAsync(string refreshToken, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var ticket = bearer.Get(IdentityConstants.BearerScheme).RefreshTokenProtector.Unprotect(refreshToken);
        return ticket?.Properties.ExpiresUtc is { } ends && time.GetUtcNow() < ends
            && await signIn.ValidateSecurityStampAsync(ticket.Principal) is { } user
            ? await signIn.CreateUserPrincipalAsync(user)
            : null;
    }

    private async Task SaveAsync(AppUser user, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if ((await users.CreateAsync(user)).Succeeded && (await users.AddToRoleAsync(user, Roles.Runner)).Succeeded)
        {
            await transaction.CommitAsync(cancellationToken);
        }
    }
}
