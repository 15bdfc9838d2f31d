using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Safety;
using RunnerMassage.Data.Training;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Scheduling.Recommendations;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Scheduling.Training;

namespace RunnerMassage.Data.Repositories;

/// <summary>
/// Reads a therapist's day with a constant number of statements. What tells of a runner's body or training is loaded for the treating
/// therapist alone, and for sessions that stand; an admin who looks at the day gets names, times and numbers.
/// </summary>
public sealed class DayReader(RunnerMassageContext context, PreferenceRepository preferences, KnownTrainingReader training, SafetyReader safety)
{
    private const int RaceDaysAhead = 365;

    /// <summary>The therapist's sessions that start on the local date, cancelled ones included, the earliest first.</summary>
    /// <param name="viewer">Who looks; nothing is there for whoever is neither that therapist nor an admin.</param>
    /// <param name="therapistId">The therapist.</param>
    /// <param name="date">The date in the clinic's zone.</param>
    /// <param name="zone">The clinic's zone.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    public async Task<IReadOnlyList<DaySession>> ListAsync(
        Viewer viewer, string therapistId, LocalDate date, DateTimeZone zone, CancellationToken cancellationToken)
    {
        if (!viewer.MayBookFor(therapistId))
        {
            return [];
        }

        var sessions = await SessionsAsync(therapistId, date, zone, cancellationToken);
        if (viewer.TherapistId != therapistId)
        {
            sessions.ForEach(one => Silence(one.Session));
            return sessions;
        }

        if (sessions.Count == 0)
        {
            return sessions;
        }

        var standing = sessions.Where(one => one.Session.Status != SessionStatus.Cancelled).ToList();
        var details = await DetailsAsync(standing, date, zone, cancellationToken);
        return [.. sessions.Select(one => one with { Details = details.GetValueOrDefault(one.Session.Id) })];
    }

    private async Task<List<DaySession>> SessionsAsync(string therapistId, LocalDate date, DateTimeZone zone, CancellationToken cancellationToken)
    {
        var (from, to) = (zone.AtStartOfDay(date).ToInstant(), zone.AtStartOfDay(date.PlusDays(1)).ToInstant());
        return await (
            from session in context.MassageSessions.AsNoTracking()
            where session.TherapistId == therapistId && session.Start >= @from && session.Start < to
            join type in context.MassageTypes on session.MassageTypeId equals type.Id
            join room in context.Rooms on session.RoomId equals room.Id
            join client in context.Users on session.RunnerId equals client.Id
            orderby session.Start, session.Id
            select new DaySession(session, type.Name, room.Name, client.DisplayName ?? client.Email!)
            {
                Phone = client.PhoneNumber,
                IsGuest = client.IsGuest,
                IsFirstVisit = !context.MassageSessions.Any(earlier => earlier.RunnerId == session.RunnerId && earlier.Start < session.Start
                    && earlier.Status != SessionStatus.Cancelled && earlier.Status != SessionStatus.NoShow),
            }).ToListAsync(cancellationToken);
    }

    private async Task<Dictionary<string, ClientDetails>> DetailsAsync(
        List<DaySession> sessions, LocalDate date, DateTimeZone zone, CancellationToken cancellationToken)
    {
        var runners = sessions.Select(one => one.Session.RunnerId).Distinct(StringComparer.Ordinal).ToList();
        var wishes = await preferences.ListAsync(runners, cancellationToken);
        var standing = await safety.ReadAsync(runners, cancellationToken);
        var known = await training.LoadAsync(runners, date, date, zone, cancellationToken);
        var (first, last) = (date.PlusDays(-KnownTrainingReader.ReachDays), date.PlusDays(RaceDaysAhead));
        var efforts = (await context.TrainingEntries.AsNoTracking()
            .Where(entry => runners.Contains(entry.RunnerId) && entry.Date >= first && entry.Date <= last
                && (entry.Level == EffortLevel.Hard || entry.Level == EffortLevel.Race))
            .ToListAsync(cancellationToken)).ToLookup(entry => entry.RunnerId, StringComparer.Ordinal);
        return sessions.ToDictionary(
            one => one.Session.Id,
            one =>
            {
                var session = one.Session;
                var of = known.Of(new TrainingRequest(session.RunnerId, session.MassageTypeId, date, date, session.Id));
                return new ClientDetails
                {
                    Preference = wishes.GetValueOrDefault(session.RunnerId, new ClientPreference()),
                    NextRace = efforts[session.RunnerId].Where(entry => IsAhead(entry, session)).MinBy(WhenOf),
                    LastHard = efforts[session.RunnerId].Where(entry => IsOver(entry, session, zone)).MaxBy(WhenOf),
                    Soreness = known.SorenessOf(session.RunnerId, session.End),
                    Safety = standing[session.RunnerId],
                    IsFirstTimeDeep = session.TimingClass == TimingClass.Deep && of.FirstTimeDeep,
                };
            },
            StringComparer.Ordinal);
    }

    /// <summary>Takes away what people wrote about themselves: these sessions are for looking at, not for saving.</summary>
    private static void Silence(MassageSession session) =>
        (session.Note, session.CancelReason, session.RatingReasons, session.OverrideReason) = (null, null, null, null);

    private static bool IsAhead(TrainingEntry entry, MassageSession session) =>
        entry.Level == EffortLevel.Race && (entry.Start is { } start ? start >= session.Start : entry.Date >= session.Date);

    /// <summary>An effort of the day itself without a time may be still to come: it does not count as over.</summary>
    private static bool IsOver(TrainingEntry entry, MassageSession session, DateTimeZone zone) =>
        entry.ToEffort(zone) is { } effort && (effort.End is { } end ? end <= session.Start : entry.Date < session.Date);

    private static (LocalDate Date, Instant Start) WhenOf(TrainingEntry entry) => (entry.Date, entry.Start ?? Instant.MinValue);
}
