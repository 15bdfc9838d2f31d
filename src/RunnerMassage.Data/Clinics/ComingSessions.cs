using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Scheduling;

namespace RunnerMassage.Data.Clinics;

/// <summary>Reads the sessions that are still to come and stand, for those who are about to change what they were booked under.</summary>
public sealed class ComingSessionReader(RunnerMassageContext context, IClock clock)
{
    /// <summary>The sessions of a massage type, the earliest first.</summary>
    public Task<List<ComingSession>> OfTypeAsync(string massageTypeId, CancellationToken cancellationToken) =>
        ListAsync(Coming().Where(session => session.MassageTypeId == massageTypeId), cancellationToken);

    /// <summary>The sessions in a room, the earliest first.</summary>
    public Task<List<ComingSession>> InRoomAsync(string roomId, CancellationToken cancellationToken) =>
        ListAsync(Coming().Where(session => session.RoomId == roomId), cancellationToken);

    /// <summary>The sessions with a therapist, the earliest first.</summary>
    public Task<List<ComingSession>> WithTherapistAsync(string therapistId, CancellationToken cancellationToken) =>
        ListAsync(Coming().Where(session => session.TherapistId == therapistId), cancellationToken);

    /// <summary>All sessions to come, the earliest first.</summary>
    public Task<List<ComingSession>> AllAsync(CancellationToken cancellationToken) => ListAsync(Coming(), cancellationToken);

    /// <summary>How many sessions are to come, by massage type; types without any are left out.</summary>
    public Task<Dictionary<string, int>> CountByTypeAsync(CancellationToken cancellationToken) =>
        Coming().GroupBy(session => session.MassageTypeId).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, StringComparer.Ordinal, cancellationToken);

    /// <summary>How many sessions are to come, by room; rooms without any are left out.</summary>
    public Task<Dictionary<string, int>> CountByRoomAsync(CancellationToken cancellationToken) =>
        Coming().GroupBy(session => session.RoomId).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, StringComparer.Ordinal, cancellationToken);

    private IQueryable<MassageSession> Coming()
    {
        var now = clock.GetCurrentInstant();
        return context.MassageSessions.AsNoTracking().Where(session => session.Start > now && session.Status == SessionStatus.Confirmed);
    }

    private Task<List<ComingSession>> ListAsync(IQueryable<MassageSession> sessions, CancellationToken cancellationToken) => (
        from session in sessions
        join type in context.MassageTypes on session.MassageTypeId equals type.Id
        join therapist in context.Therapists on session.TherapistId equals therapist.Id
        join runner in context.Users on session.RunnerId equals runner.Id
        orderby session.Start, session.Id
        select new ComingSession(
            session.Id, runner.DisplayName ?? runner.Email ?? "", session.MassageTypeId, type.Name, session.TherapistId, therapist.Name,
            session.Start, session.End, session.Date, session.Minutes)).ToListAsync(cancellationToken);
}

/// <summary>A session that is still to come.</summary>
/// <param name="Id">The session.</param>
/// <param name="RunnerName">What the runner wants to be called.</param>
/// <param name="MassageTypeId">The massage type.</param>
/// <param name="MassageTypeName">Its name.</param>
/// <param name="TherapistId">The therapist.</param>
/// <param name="TherapistName">Their name.</param>
/// <param name="Start">When it starts.</param>
/// <param name="End">When it ends.</param>
/// <param name="Date">Local date of the start.</param>
/// <param name="Minutes">Hands-on minutes.</param>
public sealed record ComingSession(
    string Id, string RunnerName, string MassageTypeId, string MassageTypeName, string TherapistId, string TherapistName,
    Instant Start, Instant End, LocalDate Date, int Minutes);
