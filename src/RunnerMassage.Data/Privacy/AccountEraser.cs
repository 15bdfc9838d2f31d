using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Audit;
using RunnerMassage.Data.Community;
using RunnerMassage.Data.People;
using RunnerMassage.Data.Safety;
using RunnerMassage.Scheduling;

namespace RunnerMassage.Data.Privacy;

/// <summary>
/// Deletes accounts on their owner's wish, in two steps that each hold or do not: first the account is closed for good, then, once its
/// coming sessions are cancelled, everything that tells who it belonged to goes. What was interrupted in between can be found and finished.
/// </summary>
public sealed class AccountEraser(RunnerMassageContext context, SessionTextEraser texts, CommunityEraser community, Admins admins, IClock clock)
{
    /// <summary>What a deleted account is called where a past session needs a name.</summary>
    public const string NameOfDeleted = "Deleted account";

    /// <summary>What stands in the way of deleting an account, or null.</summary>
    public async Task<DeletionObstacle?> FindObstacleAsync(string userId, CancellationToken cancellationToken)
    {
        var roles = await (from held in context.UserRoles
                           join role in context.Roles on held.RoleId equals role.Id
                           where held.UserId == userId
                           select role.Name!).ToListAsync(cancellationToken);
        return roles.Contains(Roles.Therapist) || await context.Therapists.AnyAsync(therapist => therapist.UserId == userId, cancellationToken)
                ? DeletionObstacle.Therapist
            : roles.Contains(Roles.Admin) && await admins.CountAsync(except: userId, cancellationToken) == 0 ? DeletionObstacle.LastAdmin
            : null;
    }

    /// <summary>Closes an account for good: from now on nobody signs in with it, and what is left to do is done sooner or later.</summary>
    /// <returns>What stands in the way, or null: it is closed.</returns>
    public async Task<DeletionObstacle?> CloseAsync(string userId, Actor by, CancellationToken cancellationToken)
    {
        await using var transaction = await RoleTurn.BeginAsync(context, cancellationToken);
        if (await FindObstacleAsync(userId, cancellationToken) is { } obstacle)
        {
            return obstacle;
        }

        var now = clock.GetCurrentInstant();
        var stamp = Guid.NewGuid().ToString("N");
        if (await context.Users.Where(user => user.Id == userId && user.DeletedAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(user => user.DeletedAt, now).SetProperty(user => user.SecurityStamp, stamp)
                .SetProperty(user => user.ConcurrencyStamp, stamp),
            cancellationToken) == 1)
        {
            AuditLog.Add(context, new AuditNote(by, AuditActions.AccountDeleted, AuditSubject.User(userId)), now);
            await context.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    /// <summary>The closed accounts that still have something to them: a name, or sessions to come.</summary>
    public async Task<IReadOnlyList<string>> ListUnfinishedAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        return await context.Users.Where(user => user.DeletedAt != null && (user.NormalizedEmail != null || context.MassageSessions.Any(session =>
                session.RunnerId == user.Id && session.Status == SessionStatus.Confirmed && session.Start > now)))
            .Select(user => user.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Ids of the account's sessions to come.</summary>
    public async Task<IReadOnlyList<string>> ListComingAsync(string userId, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        return await context.MassageSessions
            .Where(session => session.RunnerId == userId && session.Status == SessionStatus.Confirmed && session.Start > now)
            .OrderBy(session => session.Start).Select(session => session.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Takes away everything that tells who a closed account belonged to. Doing it again does no harm.</summary>
    /// <exception cref="InvalidOperationException">The account is not closed.</exception>
    public async Task EraseAsync(string userId, CancellationToken cancellationToken)
    {
        // What the context has read before the account was closed is old by now.
        context.ChangeTracker.Clear();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var user = await context.Users.AsTracking().SingleOrDefaultAsync(user => user.Id == userId && user.DeletedAt != null, cancellationToken)
            ?? throw new InvalidOperationException("An account is closed before it is erased.");
        await DeleteBelongingsAsync(userId, user.NormalizedEmail, cancellationToken);
        await texts.ForgetAllAsync(userId, cancellationToken);
        await community.ForgetAsync(userId, cancellationToken);
        Anonymise(user);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task DeleteBelongingsAsync(string userId, string? address, CancellationToken cancellationToken)
    {
        await context.TrainingEntries.Where(row => row.RunnerId == userId).ExecuteDeleteAsync(cancellationToken);
        await context.SorenessReports.Where(row => row.RunnerId == userId).ExecuteDeleteAsync(cancellationToken);
        await OwnScreenings.ForgetAsync(context, userId, now: null, cancellationToken);
        await context.RunnerPreferences.Where(row => row.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        await context.Consents.Where(row => row.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        await context.SignInRecords.Where(row => row.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        await context.LinkTokens.Where(row => row.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        await context.OutboxMessages.Where(row => row.UserId == userId || row.RecipientKey == address).ExecuteDeleteAsync(cancellationToken);
        // Answers to repeated requests tell of sessions; their scope begins with the account.
        await context.IdempotencyRecords.Where(row => row.Scope.StartsWith(userId)).ExecuteDeleteAsync(cancellationToken);
        await context.Set<IdentityUserPasskey<string>>().Where(row => row.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        await context.UserTokens.Where(row => row.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        await context.UserLogins.Where(row => row.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        await context.UserClaims.Where(row => row.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        await context.UserRoles.Where(row => row.UserId == userId).ExecuteDeleteAsync(cancellationToken);
    }

    private static void Anonymise(AppUser user)
    {
        user.UserName = $"deleted-{user.Id}";
        user.NormalizedUserName = user.UserName.ToUpperInvariant();
        user.DisplayName = NameOfDeleted;
        user.Email = user.NormalizedEmail = user.InvitedEmail = user.PhoneNumber = user.PasswordHash = null;
        user.EmailConfirmed = user.PhoneNumberConfirmed = user.TwoFactorEnabled = user.IsGuest = false;
        user.CreatedAt = user.DeactivatedAt = null;
        user.LockoutEnd = null;
        user.AccessFailedCount = 0;
        user.SecurityStamp = Guid.NewGuid().ToString("N");
        user.ConcurrencyStamp = Guid.NewGuid().ToString("N");
    }
}

/// <summary>Why an account cannot be deleted by its owner.</summary>
public enum DeletionObstacle
{
    /// <summary>It belongs to a therapist, whose diary others depend on.</summary>
    Therapist,

    /// <summary>The clinic would have no admin left.</summary>
    LastAdmin,
}
