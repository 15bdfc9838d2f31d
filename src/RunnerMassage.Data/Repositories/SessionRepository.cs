using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Booking;

namespace RunnerMassage.Data.Repositories;

/// <summary>Reads massage sessions. Writing them is the diary's alone.</summary>
public sealed class SessionRepository(RunnerMassageContext context)
{
    /// <summary>The sessions that the viewer may see with a start in [from, to), the earliest first.</summary>
    /// <param name="viewer">Who looks.</param>
    /// <param name="from">Earliest start, inclusive, or null.</param>
    /// <param name="to">Latest start, exclusive, or null.</param>
    /// <param name="therapistId">Only sessions with this therapist, or null.</param>
    /// <param name="limit">Most sessions returned.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<SessionDetails>> ListAsync(
        Viewer viewer, Instant? from, Instant? to, string? therapistId, int limit, CancellationToken cancellationToken)
    {
        var sessions = VisibleTo(viewer);
        if (from is { } first)
        {
            sessions = sessions.Where(session => session.Start >= first);
        }

        if (to is { } last)
        {
            sessions = sessions.Where(session => session.Start < last);
        }

        if (therapistId is not null)
        {
            sessions = sessions.Where(session => session.TherapistId == therapistId);
        }

        return await WithNames(sessions.OrderBy(session => session.Start).ThenBy(session => session.Id).Take(limit))
            .ToListAsync(cancellationToken);
    }

    /// <summary>The latest sessions that the viewer may see with a start before the instant, the latest first.</summary>
    public async Task<IReadOnlyList<SessionDetails>> ListPastAsync(
        Viewer viewer, Instant before, int skip, int limit, CancellationToken cancellationToken) =>
        await WithNames(VisibleTo(viewer).Where(session => session.Start < before)
                .OrderByDescending(session => session.Start).ThenBy(session => session.Id).Skip(skip).Take(limit))
            .ToListAsync(cancellationToken);

    /// <summary>The sessions of one runner that the viewer may see, that stand and have not ended at the instant, the earliest first.</summary>
    public async Task<IReadOnlyList<SessionDetails>> ListComingAsync(
        Viewer viewer, string runnerId, Instant now, int limit, CancellationToken cancellationToken) =>
        await WithNames(VisibleTo(viewer)
                .Where(session => session.RunnerId == runnerId && session.End > now
                    && (session.Status == SessionStatus.Confirmed || session.Status == SessionStatus.Arrived))
                .OrderBy(session => session.Start).ThenBy(session => session.Id).Take(limit))
            .ToListAsync(cancellationToken);

    /// <summary>One session, or null where there is none that the viewer may see.</summary>
    public Task<SessionDetails?> FindAsync(Viewer viewer, string id, CancellationToken cancellationToken) =>
        WithNames(VisibleTo(viewer).Where(session => session.Id == id)).SingleOrDefaultAsync(cancellationToken);

    private IQueryable<MassageSession> VisibleTo(Viewer viewer)
    {
        var sessions = context.MassageSessions.AsNoTracking();
        return viewer switch
        {
            { IsAdmin: true } => sessions,
            { TherapistId: { } therapistId } =>
                sessions.Where(session => session.TherapistId == therapistId || session.RunnerId == viewer.UserId),
            _ => sessions.Where(session => session.RunnerId == viewer.UserId),
        };
    }

    private IQueryable<SessionDetails> WithNames(IQueryable<MassageSession> sessions) =>
        from session in sessions
        join type in context.MassageTypes on session.MassageTypeId equals type.Id
        join therapist in context.Therapists on session.TherapistId equals therapist.Id
        join room in context.Rooms on session.RoomId equals room.Id
        join runner in context.Users on session.RunnerId equals runner.Id
        join one in context.Users on session.BookedById equals one.Id into bookers
        from booker in bookers.DefaultIfEmpty()
        select new SessionDetails(session, type.Name, therapist.Name, room.Name, runner.DisplayName ?? runner.Email!)
        {
            BookedByName = booker == null ? null : booker.DisplayName ?? booker.Email,
            RunnerIsGuest = runner.IsGuest,
        };
}

/// <summary>A session with the names that people know its parts by.</summary>
/// <param name="Session">The session.</param>
/// <param name="MassageTypeName">Name of the massage type.</param>
/// <param name="TherapistName">Name of the therapist.</param>
/// <param name="RoomName">Name of the room.</param>
/// <param name="RunnerName">Name of the runner; only for therapist and admin.</param>
public sealed record SessionDetails(
    MassageSession Session, string MassageTypeName, string TherapistName, string RoomName, string RunnerName)
{
    /// <summary>Name of who booked it for the runner, or null where the runner did.</summary>
    public string? BookedByName { get; init; }

    /// <summary>True where the runner has no account, so that no mail reaches them.</summary>
    public bool RunnerIsGuest { get; init; }
}
