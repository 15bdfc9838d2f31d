using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data.Protection;
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
        var id = request.RunnerId;
        var own = Active.Where(session => session.RunnerId == id && session.Id != request.ExceptSessionId);
        var loaded = await LoadAsync(
            context.TrainingEntries.Where(entry => entry.RunnerId == id),
            context.SorenessReports.Where(report => report.RunnerId == id),
            own, new Days(request.From, request.To, zone), cancellationToken);
        var known = loaded.Of(request);
        if (!loaded.DependsOnLongAgo(request))
        {
            return known;
        }

        var remembered = new Days(request.From, request.To, zone).Remembered;
        var had = await own.AnyAsync(session => session.MassageTypeId == request.MassageTypeId && session.Start < remembered, cancellationToken);
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
        var days = new Days(from, to, zone);
        var loaded = await LoadAsync(
            context.TrainingEntries.Where(entry => ids.Contains(entry.RunnerId)),
            context.SorenessReports.Where(report => ids.Contains(report.RunnerId)),
            own, days, cancellationToken);
        var remembered = days.Remembered;
        var longAgo = await own.Where(session => session.Start < remembered)
            .Select(session => new { session.RunnerId, session.MassageTypeId }).Distinct().ToListAsync(cancellationToken);
        loaded.AddLongAgo(longAgo.Select(had => (had.RunnerId, had.MassageTypeId)));
        return loaded;
    }

    private IQueryable<MassageSession> Active =>
        context.MassageSessions.AsNoTracking().Where(session => session.Status != SessionStatus.Cancelled);

    private async Task<TrainingOfRunners> LoadAsync(
        IQueryable<TrainingEntry> entries, IQueryable<StoredSoreness> reports, IQueryable<MassageSession> sessions, Days days,
        CancellationToken cancellationToken)
    {
        var (firstEffort, lastEffort) = (days.From.PlusDays(-ReachDays), days.To.PlusDays(ReachDays));
        var (firstReport, end) = (days.Start(days.From) - SorenessReach, days.Start(days.To.PlusDays(1)));
        var (remembered, last) = (days.Remembered, days.Start(days.To.PlusDays(ReachDays)));
        var training = await entries.AsNoTracking()
            .Where(entry => entry.Date >= firstEffort && entry.Date <= lastEffort).ToListAsync(cancellationToken);
        var stored = await reports.AsNoTracking()
            .Where(report => report.At >= firstReport && report.At < end).ToListAsync(cancellationToken);
        var others = await sessions.Where(session => session.Start >= remembered && session.Start < last)
            .Select(session => new KnownSession(
                session.Id, session.RunnerId, session.MassageTypeId, session.TimingClass, session.Start, session.End, session.Date))
            .ToListAsync(cancellationToken);
        var repository = new TrainingRepository(context, protector);
        return new TrainingOfRunners(days.Zone, training, stored.Select(repository.Read).OfType<SorenessEntry>(), others);
    }

    private readonly record struct Days(LocalDate From, LocalDate To, DateTimeZone Zone)
    {
        public Instant Remembered => Start(From.PlusDays(-ForgottenDays));

        public Instant Start(LocalDate date) => Zone.AtStartOfDay(date).ToInstant();
    }
}
