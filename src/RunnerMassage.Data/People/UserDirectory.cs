using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Data.People;

/// <summary>All accounts, for those who run the clinic.</summary>
public sealed class UserDirectory(RunnerMassageContext context)
{
    /// <summary>A page of the accounts that the filter lets through, by name.</summary>
    public async Task<IReadOnlyList<UserLine>> ListAsync(UserFilter filter, int skip, int limit, CancellationToken cancellationToken)
    {
        var users = await Filtered(filter).OrderBy(user => user.DisplayName ?? user.Email).ThenBy(user => user.Id)
            .Skip(skip).Take(limit).ToListAsync(cancellationToken);
        var ids = users.ConvertAll(user => user.Id);
        var roles = await RolesOf(ids).ToListAsync(cancellationToken);
        var lastSignIns = await context.SignInRecords.Where(record => ids.Contains(record.UserId))
            .GroupBy(record => record.UserId).Select(records => new { UserId = records.Key, At = records.Max(record => record.At) })
            .ToDictionaryAsync(last => last.UserId, last => last.At, cancellationToken);
        var byUser = roles.ToLookup(role => role.UserId, role => role.Role, StringComparer.Ordinal);
        return
        [
            .. users.Select(user => new UserLine(
                user, [.. byUser[user.Id].Order(StringComparer.Ordinal)], lastSignIns.TryGetValue(user.Id, out var at) ? at : null)),
        ];
    }

    /// <summary>One account with what an admin decides by, or null.</summary>
    public async Task<UserCard?> FindAsync(string id, Instant now, CancellationToken cancellationToken)
    {
        if (await context.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Id == id, cancellationToken) is not { } user)
        {
            return null;
        }

        var roles = await RolesOf([id]).Select(role => role.Role).ToListAsync(cancellationToken);
        var therapist = await context.Therapists.AsNoTracking().SingleOrDefaultAsync(therapist => therapist.UserId == id, cancellationToken);
        var therapistId = therapist?.Id;
        var coming = context.MassageSessions.Where(session => session.Status == SessionStatus.Confirmed && session.Start > now);
        return new UserCard
        {
            User = user,
            Roles = [.. roles.Order(StringComparer.Ordinal)],
            Therapist = therapist,
            LastSignIns = await context.SignInRecords.AsNoTracking().Where(record => record.UserId == id)
                .OrderByDescending(record => record.At).Take(5).ToListAsync(cancellationToken),
            ComingAsRunner = await coming.CountAsync(session => session.RunnerId == id, cancellationToken),
            ComingAsTherapist = therapistId is null ? 0 : await coming.CountAsync(session => session.TherapistId == therapistId, cancellationToken),
        };
    }

    /// <summary>The therapists that no account belongs to, by name.</summary>
    public async Task<IReadOnlyList<Therapist>> ListFreeTherapistsAsync(CancellationToken cancellationToken) =>
        await context.Therapists.AsNoTracking().Where(therapist => therapist.UserId == null)
            .OrderBy(therapist => therapist.Name).ToListAsync(cancellationToken);

    private IQueryable<AppUser> Filtered(UserFilter filter)
    {
        var users = context.Users.AsNoTracking();
        if (filter.State is { } state)
        {
            users = users.Where(UserStates.Is(state));
        }

        if (filter.Role is { } role)
        {
            var holders = from held in context.UserRoles
                          join known in context.Roles on held.RoleId equals known.Id
                          where known.Name == role
                          select held.UserId;
            users = users.Where(user => holders.Contains(user.Id));
        }

        if (filter.Search is { } search)
        {
            users = users.Where(PeopleSearch.Matching(search));
        }

        return users;
    }

    private IQueryable<HeldRole> RolesOf(List<string> ids) =>
        from held in context.UserRoles
        join role in context.Roles on held.RoleId equals role.Id
        where ids.Contains(held.UserId)
        select new HeldRole(held.UserId, role.Name!);

    private sealed record HeldRole(string UserId, string Role);
}

/// <summary>Which accounts are wanted; what is null is not asked for.</summary>
/// <param name="Search">Part of the name, the address or the phone number.</param>
/// <param name="Role">One of <see cref="Accounts.Roles"/>.</param>
/// <param name="State">How they stand.</param>
public sealed record UserFilter(string? Search, string? Role, UserState? State);

/// <summary>An account in a list.</summary>
/// <param name="User">The account.</param>
/// <param name="Roles">Its roles, in order.</param>
/// <param name="LastSignIn">When it last signed in, or null.</param>
public sealed record UserLine(AppUser User, IReadOnlyList<string> Roles, Instant? LastSignIn);

/// <summary>One account with what an admin decides by.</summary>
public sealed record UserCard
{
    /// <summary>The account.</summary>
    public required AppUser User { get; init; }

    /// <summary>Its roles, in order.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>The therapist who signs in with it, or null.</summary>
    public required Therapist? Therapist { get; init; }

    /// <summary>The latest sign-ins, the last first.</summary>
    public required IReadOnlyList<SignInRecord> LastSignIns { get; init; }

    /// <summary>Booked sessions to come for the person.</summary>
    public required int ComingAsRunner { get; init; }

    /// <summary>Booked sessions to come with the therapist who signs in with it.</summary>
    public required int ComingAsTherapist { get; init; }

    /// <summary>How the account stands.</summary>
    public UserState State => UserStates.Of(User);

    /// <summary>What to call the person.</summary>
    public string Name => User.DisplayName ?? User.Email ?? "(no name)";

    /// <summary>Sums up what can be decided about the account, so that a decision can be held against what was seen.</summary>
    public string Seen => UserAdmin.Sum(User, Roles, Therapist?.Id);
}
