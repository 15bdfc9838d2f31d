using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Audit;
using RunnerMassage.Data.People;
using RunnerMassage.Web.Audit;

namespace RunnerMassage.Web.People;

/// <summary>
/// Opens accounts for those who work here, by the links that they were given: nobody can make themselves a therapist or an admin. A link
/// does all it is for in one transaction, or can be followed again.
/// </summary>
public sealed class StaffAccounts(
    RunnerMassageContext context, IPasswordHasher<AppUser> hasher, ILookupNormalizer normalizer, LinkTokens tokens, StaffInvites invites,
    TherapistTies ties, FirstAdmin firstAdmin, Auditor auditor, IClock clock)
{
    /// <summary>Sets up an admin by a link from the console.</summary>
    /// <param name="token">The random part of the link.</param>
    /// <param name="wanted">The account.</param>
    /// <param name="cancellationToken">Stops before anything is kept.</param>
    public async Task<StaffOutcome> SetUpAdminAsync(string? token, NewAccount wanted, CancellationToken cancellationToken)
    {
        var user = Prepare(wanted);
        await using var transaction = await RoleTurn.BeginAsync(context, cancellationToken);
        if (await tokens.UseAsync(LinkPurposes.FirstAdmin, token, cancellationToken) is not { } link
            || (link.Email is null && !await firstAdmin.IsMissingAsync(cancellationToken)))
        {
            return StaffOutcome.LinkSpent;
        }

        // The link of the command names an address, so it proves nothing less than the mail to it would; the printed one names none.
        switch (await FindByEmailAsync(wanted.Email, cancellationToken))
        {
            case null:
                context.Users.Add(user);
                break;
            case { EmailConfirmed: false } known when link.Email is not null:
                await TakeOverAsync(known, user, cancellationToken);
                user = known;
                break;
            default:
                return StaffOutcome.AddressTaken;
        }

        await AddRoleAsync(user.Id, Roles.Admin, cancellationToken);
        Note(user, AuditActions.FirstAdmin, AuditSubject.User(user.Id), details: null);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return StaffOutcome.Opened;
    }

    /// <summary>Accepts an invite with a new account. An account of that address that never was confirmed gives way: the link proves whose it is.</summary>
    /// <param name="token">The random part of the link.</param>
    /// <param name="name">What the person wants to be called.</param>
    /// <param name="password">Their password, valid by the rules for new ones.</param>
    /// <param name="cancellationToken">Stops before anything is kept.</param>
    public async Task<StaffOutcome> AcceptAsync(string? token, string name, string password, CancellationToken cancellationToken)
    {
        if (await invites.FindAsync(token, cancellationToken) is not { } seen)
        {
            return StaffOutcome.LinkSpent;
        }

        var user = Prepare(new NewAccount(name, seen.Email, password));
        await using var transaction = await RoleTurn.BeginAsync(context, cancellationToken);
        if (await invites.UseAsync(token, cancellationToken) is not { } invite)
        {
            return StaffOutcome.LinkSpent;
        }

        if (await FindByEmailAsync(invite.Email, cancellationToken) is { } known)
        {
            if (known.EmailConfirmed)
            {
                return StaffOutcome.AddressTaken;
            }

            await TakeOverAsync(known, user, cancellationToken);
            user = known;
        }
        else
        {
            context.Users.Add(user);
        }

        return await FinishAsync(user, invite, transaction, cancellationToken);
    }

    /// <summary>Accepts an invite with the account that the person has already and is signed in with.</summary>
    /// <param name="token">The random part of the link.</param>
    /// <param name="userId">The account; its address must be the one that was invited.</param>
    /// <param name="cancellationToken">Stops before anything is kept.</param>
    public async Task<StaffOutcome> AcceptAsync(string? token, string userId, CancellationToken cancellationToken)
    {
        await using var transaction = await RoleTurn.BeginAsync(context, cancellationToken);
        if (await invites.UseAsync(token, cancellationToken) is not { } invite)
        {
            return StaffOutcome.LinkSpent;
        }

        if (await FindByEmailAsync(invite.Email, cancellationToken) is not { EmailConfirmed: true, DeactivatedAt: null } user || user.Id != userId)
        {
            return StaffOutcome.AnotherAccount;
        }

        user.SecurityStamp = NewStamp();
        return await FinishAsync(user, invite, transaction, cancellationToken);
    }

    /// <summary>Id of the account that an address has and that its owner has confirmed, or null.</summary>
    public async Task<string?> FindOwnerAsync(string email, CancellationToken cancellationToken) =>
        await FindByEmailAsync(email, cancellationToken) is { EmailConfirmed: true } owner ? owner.Id : null;

    private async Task<StaffOutcome> FinishAsync(
        AppUser user, StaffInvite invite, Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction transaction, CancellationToken cancellationToken)
    {
        if (invite.Role == Roles.Therapist && !await ties.TieAsync(user.Id, invite.Therapist?.Id, user.DisplayName ?? invite.Email, cancellationToken))
        {
            context.ChangeTracker.Clear();
            return StaffOutcome.TherapistTaken;
        }

        await AddRoleAsync(user.Id, invite.Role, cancellationToken);
        Note(user, AuditActions.InviteAccepted, AuditSubject.Invite(invite.Id), invite.Role);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return StaffOutcome.Opened;
    }

    // Hashed before the transaction, because hashing takes long and SQLite has one writer.
    private AppUser Prepare(NewAccount wanted)
    {
        var address = wanted.Email.Trim();
        var user = new AppUser
        {
            UserName = address,
            NormalizedUserName = normalizer.NormalizeName(address),
            Email = address,
            NormalizedEmail = normalizer.NormalizeEmail(address),
            EmailConfirmed = true,
            DisplayName = wanted.Name.Trim(),
            LockoutEnabled = true,
            CreatedAt = clock.GetCurrentInstant(),
            SecurityStamp = NewStamp(),
        };
        user.PasswordHash = hasher.HashPassword(user, wanted.Password);
        return user;
    }

    // Nobody could ever sign in with it, so there is nothing in it; what links or passwords strangers still have for it end here.
    private async Task TakeOverAsync(AppUser known, AppUser wanted, CancellationToken cancellationToken)
    {
        await context.LinkTokens.Where(token => token.UserId == known.Id).ExecuteDeleteAsync(cancellationToken);
        (known.DisplayName, known.PasswordHash, known.SecurityStamp) = (wanted.DisplayName, wanted.PasswordHash, wanted.SecurityStamp);
        known.EmailConfirmed = true;
        known.TwoFactorEnabled = false;
    }

    private Task<AppUser?> FindByEmailAsync(string email, CancellationToken cancellationToken)
    {
        var normalized = normalizer.NormalizeEmail(email.Trim());
        return context.Users.AsTracking().SingleOrDefaultAsync(user => user.NormalizedEmail == normalized, cancellationToken);
    }

    private async Task AddRoleAsync(string userId, string role, CancellationToken cancellationToken)
    {
        var roleId = await context.Roles.Where(known => known.Name == role).Select(known => known.Id).SingleAsync(cancellationToken);
        if (!await context.UserRoles.AnyAsync(held => held.UserId == userId && held.RoleId == roleId, cancellationToken))
        {
            context.UserRoles.Add(new IdentityUserRole<string> { UserId = userId, RoleId = roleId });
        }
    }

    private void Note(AppUser user, string action, AuditSubject subject, string? details) => AuditLog.Add(
        context, new AuditNote(auditor.ActorBy(user.Id, user.DisplayName ?? user.Email!), action, subject, details), clock.GetCurrentInstant());

    private static string NewStamp() => Guid.NewGuid().ToString("N");
}

/// <summary>An account that somebody wants.</summary>
/// <param name="Name">What they want to be called.</param>
/// <param name="Email">Their address, which they have proven to be theirs.</param>
/// <param name="Password">Their password, valid by the rules for new ones.</param>
public sealed record NewAccount(string Name, string Email, string Password);

/// <summary>What became of a link for staff.</summary>
public enum StaffOutcome
{
    /// <summary>The account is there, with its role.</summary>
    Opened,

    /// <summary>The link is made up, was used, was taken back or has ended.</summary>
    LinkSpent,

    /// <summary>The address has an account already.</summary>
    AddressTaken,

    /// <summary>The signed-in account is not the one that was invited.</summary>
    AnotherAccount,

    /// <summary>Somebody else signs in as that therapist by now.</summary>
    TherapistTaken,
}
