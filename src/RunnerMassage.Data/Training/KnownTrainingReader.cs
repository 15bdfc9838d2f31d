using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data.Protection;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Scheduling.Training;

namespace RunnerMassage.Data.Training;

/// <summary>
/// Loads what the timing rules know of a runner around some days. Search and diary both use it, the diary inside its transaction, so that
/// a slot is rated the same when it is listed and when it is booked.
/// </summary>
public sealed class KnownTrainingReader(RunnerMassageContext context, SessionTextProtector protector)
{
    /// <summary>An effort further away than this matters to no rule, however the profile is edited.</summary>
    private const int ReachDays = 30;

    /// <summary>After so many days without deep work a runner counts as new to it again.</summary>
    private const int ForgottenDays = 60;

    private static readonly Duration SorenessReach = Duration.FromHours(72);

    /// <summary>Loads it.</summary>
    public async Task<KnownTraining> LoadAsync(TrainingRequest request, DateTimeZone zone, CancellationToken cancellationToken)
    {
        var efforts = await EffortsAsync(request, zone, cancellationToken);
        var soreness = await SorenessAsync(request, zone, cancellationToken);
        var (others, firstTimeDeep) = await SessionsAsync(request, zone, cancellationToken);
        var training = new RunnerTraining { Efforts = efforts, SorenessReports = soreness, OtherMassages = others };
        return new KnownTraining(training, firstTimeDeep);
    }

    private async Task<IReadOnlyList<Effort>> EffortsAsync(TrainingRequest request, DateTimeZone zone, CancellationToken cancellationToken)
    {
        var (from, to) = (request.From.PlusDays(-ReachDays), request.To.PlusDays(ReachDays));
        var entries = await context.TrainingEntries.AsNoTracking()
            .Where(entry => entry.RunnerId == request.RunnerId && entry.Date >= from && entry.Date <= to)
            .ToListAsync(cancellationToken);
        return [.. entries.Select(entry => entry.ToEffort(zone)).OfType<Effort>()];
    }

    private async Task<IReadOnlyList<SorenessReport>> SorenessAsync(
        TrainingRequest request, DateTimeZone zone, CancellationToken cancellationToken)
    {
        var from = zone.AtStartOfDay(request.From).ToInstant() - SorenessReach;
        var to = zone.AtStartOfDay(request.To.PlusDays(1)).ToInstant();
        var reports = await new TrainingRepository(context, protector).ListSorenessAsync(request.RunnerId, from, cancellationToken);
        return [.. reports.Where(report => report.At < to).Select(report => new SorenessReport(report.Level, report.At))];
    }

    private async Task<(IReadOnlyList<OtherMassage> Others, bool FirstTimeDeep)> SessionsAsync(
        TrainingRequest request, DateTimeZone zone, CancellationToken cancellationToken)
    {
        var from = zone.AtStartOfDay(request.From.PlusDays(-ForgottenDays)).ToInstant();
        var to = zone.AtStartOfDay(request.To.PlusDays(ReachDays)).ToInstant();
        var own = context.MassageSessions.AsNoTracking().Where(session =>
            session.RunnerId == request.RunnerId && session.Status != SessionStatus.Cancelled && session.Id != request.ExceptSessionId);
        var sessions = await own.Where(session => session.Start >= from && session.Start < to)
            .Select(session => new { session.MassageTypeId, session.TimingClass, session.Start, session.End, session.Date })
            .ToListAsync(cancellationToken);
        IReadOnlyList<OtherMassage> others =
            [.. sessions.Select(session => new OtherMassage(session.TimingClass, session.Start, session.End, session.Date))];

        // Whoever had no deep work for sixty days is new to it; whoever had some may still be new to this type.
        var firstDay = zone.AtStartOfDay(request.From).ToInstant();
        var before = sessions.Where(session => session.Start < firstDay).ToList();
        var firstTime = !before.Exists(session => session.TimingClass == TimingClass.Deep)
            || (!before.Exists(session => session.MassageTypeId == request.MassageTypeId)
                && !await own.AnyAsync(session => session.MassageTypeId == request.MassageTypeId && session.Start < from, cancellationToken));
        return (others, firstTime);
    }
}
