using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Web.Accounts.SecondFactor;

namespace RunnerMassage.Web.Accounts;

/// <summary>Checks who somebody is, for pages and API alike, and ends sign-ins.</summary>
public sealed class AccountService(
    PasswordGate gate, OpenAccounts accounts, UserManager<AppUser> users, SignInManager<AppUser> signIn,
    IOptionsMonitor<BearerTokenOptions> bearer, TimeProvider time)
{
    /// <summary>Checks address and password.</summary>
    /// <param name="email">The address as typed.</param>
    /// <param name="password">The password as typed.</param>
    /// <param name="context">The request, which tells the place that it comes from.</param>
    /// <param name="cancellationToken">Stops before anything is looked at.</param>
    public async Task<SignInAnswer> SignInAsync(string email, string password, HttpContext context, CancellationToken cancellationToken)
    {
        var answer = await gate.CheckAsync(email, password, context, cancellationToken);
        return new SignInAnswer(answer.User is { } user ? await signIn.CreateUserPrincipalAsync(user) : null, answer.ConfirmFirst);
    }

    /// <summary>The person a refresh token was given to, or null where it has ended or the account has changed its password since.</summary>
    public async Task<ClaimsPrincipal?> RefreshAsync(string refreshToken, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var ticket = bearer.Get(IdentityConstants.BearerScheme).RefreshTokenProtector.Unprotect(refreshToken);
        return ticket?.Properties.ExpiresUtc is { } ends && time.GetUtcNow() < ends
            && await signIn.ValidateSecurityStampAsync(ticket.Principal) is { } user && accounts.IsOpen(user)
            ? (await signIn.CreateUserPrincipalAsync(user)).SignedInAs(ticket.Principal)
            : null;
    }

    /// <summary>Ends all sign-ins of an account, in browsers and programs, within a minute.</summary>
    public async Task SignOutEverywhereAsync(string userId)
    {
        if (await users.FindByIdAsync(userId) is { } user)
        {
            (await users.UpdateSecurityStampAsync(user)).OrThrow();
        }
    }

    /// <summary>Keeps this browser signed in after its account has changed, which has ended all other sign-ins.</summary>
    public Task StaySignedInAsync(AppUser user) => signIn.RefreshSignInAsync(user);
}

/// <summary>What came of address and password.</summary>
/// <param name="Person">Who it is, or null: no such account, the wrong password, too many wrong ones. Say the same for all of them.</param>
/// <param name="ConfirmFirst">True where the password is right and the address waits to be confirmed.</param>
public sealed record SignInAnswer(ClaimsPrincipal? Person, bool ConfirmFirst);
