using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data.Protection;
using RunnerMassage.Data.Safety;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Training;

namespace RunnerMassage.Data.Training;

/// <summary>
/// Loads what the timing rules know of a runner around some days. Search and diary both use it, the diary inside its transaction, so that
/// a slot is rated the same when it is listed and when it is booked.
/// </summary>
public sealed class KnownTrainingReader(RunnerMassageContext context, SessionTextProtector protector)
{
    /// <summary>An effort further away than this matters to no rule, however the profile is edited.</summary>
    public const int ReachDays = 30;

    /// <summary>After so many days without deep work a runner counts as new to it again.</summary>
    public const int ForgottenDays = 60;

    /// <summary>No profile lets a soreness report count for longer.</summary>
    public static readonly Duration SorenessReach = Duration.FromHours(72);

    /// <summary>Loads it.</summary>
    public async Task<KnownTraining> LoadAsync(TrainingRequest request, DateTimeZone zone, CancellationToken cancellationToken)
    {
        await using var rows = new RunnerRowsReader(context);
        var span = new TrainingSpan(request.From, request.To, zone);
        return await CompleteAsync(await rows.ReadAsync(request.RunnerId, span, cancellationToken), request, zone, cancellationToken);
    }

    /// <summary>Makes it of the rows of the runner, and looks far back where it depends on that.</summary>
    internal async Task<KnownTraining> CompleteAsync(
        RunnerRows rows, TrainingRequest request, DateTimeZone zone, CancellationToken cancellationToken)
    {
        var (id, span) = (request.RunnerId, new TrainingSpan(request.From, request.To, zone));
        var loaded = new TrainingOfRunners(zone, rows.Entries, Read(rows.Reports), rows.Sessions);
        loaded.AddLimits(rows.Limits.Select(limit => (id, limit)));
        var known = loaded.Of(request) with { ScreenedAt = rows.ScreenedAt };
        if (!loaded.DependsOnLongAgo(request))
        {
            return known;
        }

        var remembered = span.Remembered;
        var had = await Active.AnyAsync(
            session => session.RunnerId == id && session.Id != request.ExceptSessionId
                && session.MassageTypeId == request.MassageTypeId && session.Start < remembered,
            cancellationToken);
        return known with { FirstTimeDeep = !had };
    }

    /// <summary>Loads it for several runners with a constant number of statements.</summary>
    /// <param name="runnerIds">The runners.</param>
    /// <param name="from">First date of their massages.</param>
    /// <param name="to">Last date of their massages.</param>
    /// <param name="zone">The clinic's zone.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    public async Task<TrainingOfRunners> LoadAsync(
        IEnumerable<string> runnerIds, LocalDate from, LocalDate to, DateTimeZone zone, CancellationToken cancellationToken)
    {
        var ids = runnerIds.Distinct(StringComparer.Ordinal).ToArray();
        var own = Active.Where(session => ids.Contains(session.RunnerId));
        var days = new TrainingSpan(from, to, zone);
        var (firstEffort, lastEffort, firstReport, end) = (days.FirstEffort, days.LastEffort, days.FirstReport, days.End);
        var (remembered, lastSession) = (days.Remembered, days.LastSession);
        var entries = await context.TrainingEntries.AsNoTracking()
            .Where(entry => ids.Contains(entry.RunnerId) && entry.Date >= firstEffort && entry.Date <= lastEffort)
            .ToListAsync(cancellationToken);
        var reports = await context.SorenessReports.AsNoTracking()
            .Where(report => ids.Contains(report.RunnerId) && report.At >= firstReport && report.At < end).ToListAsync(cancellationToken);
        var sessions = await own.Where(session => session.Start >= remembered && session.Start < lastSession)
            .Select(session => new KnownSession(
                session.Id, session.RunnerId, session.MassageTypeId, session.TimingClass, session.Start, session.End, session.Date))
            .ToListAsync(cancellationToken);
        var holds = await context.SafetyHolds.AsNoTracking().Where(hold => ids.Contains(hold.RunnerId))
            .Select(hold => new { hold.RunnerId, hold.Action, hold.Decision, hold.EndsAt }).ToListAsync(cancellationToken);
        var loaded = new TrainingOfRunners(zone, entries, Read(reports), sessions);
        foreach (var hold in holds)
        {
            if (HoldLimits.Of(hold.Action, hold.Decision, hold.EndsAt) is { } limit)
            {
                loaded.AddLimits([(hold.RunnerId, limit)]);
            }
        }

        var longAgo = await own.Where(session => session.Start < remembered)
            .Select(session => new { session.RunnerId, session.MassageTypeId }).Distinct().ToListAsync(cancellationToken);
        loaded.AddLongAgo(longAgo.Select(had => (had.RunnerId, had.MassageTypeId)));
        return loaded;
    }

    /// <summary>Sessions that were or will be given: who did not come has had no massage.</summary>
    private IQueryable<MassageSession> Active => context.MassageSessions.AsNoTracking()
        .Where(session => session.Status != SessionStatus.Cancelled && session.Status != SessionStatus.NoShow);

    private IEnumerable<SorenessEntry> Read(List<StoredSoreness> stored)
    {
        var repository = new TrainingRepository(context, protector);
        return stored.Select(repository.Read).OfType<SorenessEntry>();
    }
}
