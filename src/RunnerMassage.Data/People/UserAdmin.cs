using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Audit;

namespace RunnerMassage.Data.People;

/// <summary>
/// What admins decide about accounts. Every change gives the account a new security stamp, which ends its sign-ins, and an entry in the
/// audit log; nobody can take the clinic its last admin, nor shut themselves out.
/// </summary>
public sealed class UserAdmin(RunnerMassageContext context, TherapistTies ties, IClock clock)
{
    /// <summary>Gives an account exactly these roles.</summary>
    public Task<UserChange> ChangeRolesAsync(ChangeRoles request, CancellationToken cancellationToken) =>
        DecideAsync(request.UserId, request.Seen, (_, before) => before.ToHashSet(StringComparer.Ordinal).SetEquals(request.Roles), async (user, before) =>
        {
            var gained = request.Roles.Except(before, StringComparer.Ordinal).ToList();
            var lost = before.Except(request.Roles, StringComparer.Ordinal).ToList();
            if (user.IsGuest || user.DeletedAt is not null)
            {
                return UserChange.NoAccount;
            }

            if (lost.Contains(Roles.Admin) && await WouldTakeAnAdminAsync(user, request.By, cancellationToken) is { } refusal)
            {
                return refusal;
            }

            if (gained.Contains(Roles.Therapist)
                && !await ties.TieAsync(user.Id, request.TherapistId, user.DisplayName ?? user.Email!, cancellationToken))
            {
                return UserChange.TherapistTaken;
            }

            if (lost.Contains(Roles.Therapist))
            {
                await ties.UntieAsync(user.Id, cancellationToken);
            }

            await SetRolesAsync(user.Id, gained, lost, cancellationToken);
            var details = string.Join(", ", gained.Select(role => "+" + role).Concat(lost.Select(role => "-" + role)));
            Note(request.By, AuditActions.RolesChanged, user, details);
            return UserChange.Done;
        }, cancellationToken);

    /// <summary>Shuts an account out: nobody signs in with it from now on, and who is signed in will not be for long.</summary>
    public Task<UserChange> DeactivateAsync(ChangeState request, CancellationToken cancellationToken) =>
        DecideAsync(request.UserId, request.Seen, (user, _) => user.DeactivatedAt is not null, async (user, roles) =>
        {
            if (user.IsGuest || user.DeletedAt is not null)
            {
                return UserChange.NoAccount;
            }

            if (user.Id == request.By.Id)
            {
                return UserChange.Yourself;
            }

            if (roles.Contains(Roles.Admin) && await WouldTakeAnAdminAsync(user, request.By, cancellationToken) is { } refusal)
            {
                return refusal;
            }

            user.DeactivatedAt = clock.GetCurrentInstant();
            Note(request.By, AuditActions.Deactivated, user, details: null);
            return UserChange.Done;
        }, cancellationToken);

    /// <summary>Lets a deactivated account in again, with the roles that it had.</summary>
    public Task<UserChange> ReactivateAsync(ChangeState request, CancellationToken cancellationToken) =>
        DecideAsync(request.UserId, request.Seen, (user, _) => user.DeactivatedAt is null, (user, _) =>
        {
            user.DeactivatedAt = null;
            Note(request.By, AuditActions.Reactivated, user, details: null);
            return Task.FromResult(UserChange.Done);
        }, cancellationToken);

    internal static string Sum(AppUser user, IEnumerable<string> roles, string? therapistId) =>
        $"{string.Join('+', roles)} {UserStates.Of(user)} {therapistId}";

    /// <summary>Makes one decision: what is so already needs none, whatever was seen, so that a form sent twice does no harm.</summary>
    private async Task<UserChange> DecideAsync(
        string userId, string seen, Func<AppUser, IReadOnlyList<string>, bool> isSo,
        Func<AppUser, IReadOnlyList<string>, Task<UserChange>> decide, CancellationToken cancellationToken)
    {
        await using var transaction = await RoleTurn.BeginAsync(context, cancellationToken);
        if (await context.Users.AsTracking().SingleOrDefaultAsync(user => user.Id == userId, cancellationToken) is not { } user)
        {
            return UserChange.NotFound;
        }

        var roles = await RolesOfAsync(userId, cancellationToken);
        var therapistId = await context.Therapists.Where(therapist => therapist.UserId == userId).Select(therapist => therapist.Id)
            .SingleOrDefaultAsync(cancellationToken);
        var change = isSo(user, roles) ? UserChange.Unchanged
            : Sum(user, roles, therapistId) == seen ? await decide(user, roles)
            : UserChange.Stale;
        if (change != UserChange.Done)
        {
            context.ChangeTracker.Clear();
            return change;
        }

        user.SecurityStamp = Guid.NewGuid().ToString("N");
        user.ConcurrencyStamp = Guid.NewGuid().ToString("N");
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return UserChange.Done;
    }

    private async Task<UserChange?> WouldTakeAnAdminAsync(AppUser user, Actor by, CancellationToken cancellationToken) =>
        await new Admins(context).CountAsync(except: user.Id, cancellationToken) == 0 ? UserChange.LastAdmin
        : user.Id == by.Id ? UserChange.Yourself
        : null;

    private async Task<List<string>> RolesOfAsync(string userId, CancellationToken cancellationToken)
    {
        var roles = await (from held in context.UserRoles
                           join role in context.Roles on held.RoleId equals role.Id
                           where held.UserId == userId
                           select role.Name!).ToListAsync(cancellationToken);
        roles.Sort(StringComparer.Ordinal);
        return roles;
    }

    private async Task SetRolesAsync(string userId, List<string> gained, List<string> lost, CancellationToken cancellationToken)
    {
        var ids = await context.Roles.ToDictionaryAsync(role => role.Name!, role => role.Id, cancellationToken);
        context.UserRoles.AddRange(gained.Select(role => new IdentityUserRole<string> { UserId = userId, RoleId = ids[role] }));
        var lostIds = lost.ConvertAll(role => ids[role]);
        context.UserRoles.RemoveRange(await context.UserRoles.AsTracking()
            .Where(held => held.UserId == userId && lostIds.Contains(held.RoleId)).ToListAsync(cancellationToken));
    }

    private void Note(Actor by, string action, AppUser user, string? details) =>
        AuditLog.Add(context, new AuditNote(by, action, AuditSubject.User(user.Id), details), clock.GetCurrentInstant());
}

/// <summary>An admin gives an account other roles.</summary>
public sealed record ChangeRoles
{
    /// <summary>The account.</summary>
    public required string UserId { get; init; }

    /// <summary>All roles that it shall have.</summary>
    public required IReadOnlyCollection<string> Roles { get; init; }

    /// <summary>Whom a new therapist is in the diary, or null for a therapist who is not there yet.</summary>
    public string? TherapistId { get; init; }

    /// <summary><see cref="UserCard.Seen"/> as the admin saw it.</summary>
    public required string Seen { get; init; }

    /// <summary>The admin.</summary>
    public required Actor By { get; init; }
}

/// <summary>An admin shuts an account out or lets it in again.</summary>
/// <param name="UserId">The account.</param>
/// <param name="Seen"><see cref="UserCard.Seen"/> as the admin saw it.</param>
/// <param name="By">The admin.</param>
public sealed record ChangeState(string UserId, string Seen, Actor By);

/// <summary>What became of an admin's decision about an account.</summary>
public enum UserChange
{
    /// <summary>It holds.</summary>
    Done,

    /// <summary>It was so already.</summary>
    Unchanged,

    /// <summary>There is no such account.</summary>
    NotFound,

    /// <summary>Somebody decided something else about it since the admin looked.</summary>
    Stale,

    /// <summary>The clinic would have no admin left.</summary>
    LastAdmin,

    /// <summary>Admins do not do this to themselves; another one can.</summary>
    Yourself,

    /// <summary>Somebody else signs in as that therapist.</summary>
    TherapistTaken,

    /// <summary>A guest, or a deleted account: there is nothing to sign in with.</summary>
    NoAccount,
}
