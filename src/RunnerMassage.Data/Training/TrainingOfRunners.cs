using NodaTime;
using RunnerMassage.Scheduling.Safety;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Scheduling.Training;

namespace RunnerMassage.Data.Training;

/// <summary>What is known of several runners around some days, from which the part that one massage asks for is taken without the database.</summary>
public sealed class TrainingOfRunners
{
    private readonly DateTimeZone _zone;
    private readonly ILookup<string, TrainingEntry> _entries;
    private readonly ILookup<string, SorenessEntry> _reports;
    private readonly ILookup<string, KnownSession> _sessions;
    private readonly HashSet<(string RunnerId, string MassageTypeId)> _hadLongAgo = [];
    private readonly List<(string RunnerId, SafetyLimit Limit)> _limits = [];

    internal TrainingOfRunners(
        DateTimeZone zone, IEnumerable<TrainingEntry> entries, IEnumerable<SorenessEntry> reports, IEnumerable<KnownSession> sessions)
    {
        _zone = zone;
        _entries = entries.ToLookup(entry => entry.RunnerId, StringComparer.Ordinal);
        _reports = reports.ToLookup(report => report.RunnerId, StringComparer.Ordinal);
        _sessions = sessions.ToLookup(session => session.RunnerId, StringComparer.Ordinal);
    }

    /// <summary>What the rules know for massages of these dates, which must lie within those that were loaded.</summary>
    public KnownTraining Of(TrainingRequest request)
    {
        var (firstEffort, lastEffort) =
            (request.From.PlusDays(-KnownTrainingReader.ReachDays), request.To.PlusDays(KnownTrainingReader.ReachDays));
        var (firstDay, end) = (StartOf(request.From), StartOf(request.To.PlusDays(1)));
        var (remembered, last) =
            (StartOf(request.From.PlusDays(-KnownTrainingReader.ForgottenDays)), StartOf(request.To.PlusDays(KnownTrainingReader.ReachDays)));
        var training = new RunnerTraining
        {
            Efforts =
            [
                .. _entries[request.RunnerId].Where(entry => entry.Date >= firstEffort && entry.Date <= lastEffort)
                    .Select(entry => entry.ToEffort(_zone)).OfType<Effort>(),
            ],
            SorenessReports =
            [
                .. _reports[request.RunnerId].Where(report => report.At >= firstDay - KnownTrainingReader.SorenessReach && report.At < end)
                    .Select(report => new SorenessReport(report.Level, report.At)),
            ],
            OtherMassages =
            [
                .. _sessions[request.RunnerId]
                    .Where(session => session.Id != request.ExceptSessionId && session.Start >= remembered && session.Start < last)
                    .Select(session => new OtherMassage(session.TimingClass, session.Start, session.End, session.Date)),
            ],
            SafetyLimits = [.. _limits.Where(one => one.RunnerId == request.RunnerId).Select(one => one.Limit)],
        };

        // Whoever had no deep work for sixty days is new to it; whoever had some may still be new to this type.
        var (hadDeep, hadType) = Before(request);
        return new KnownTraining(training, !hadDeep || !(hadType || _hadLongAgo.Contains((request.RunnerId, request.MassageTypeId))));
    }

    /// <summary>The runner's latest soreness report before the instant, of those that were loaded, or null.</summary>
    public SorenessEntry? SorenessOf(string runnerId, Instant before) =>
        _reports[runnerId].Where(report => report.At < before).MaxBy(report => report.At);

    /// <summary>True where it takes the sessions of longer ago to tell whether the type is new to the runner.</summary>
    internal bool DependsOnLongAgo(TrainingRequest request) => Before(request) is (true, false);

    /// <summary>Adds which types runners had before the sessions that were loaded.</summary>
    internal void AddLongAgo(IEnumerable<(string RunnerId, string MassageTypeId)> had) => _hadLongAgo.UnionWith(had);

    /// <summary>Adds what safety answers hold back.</summary>
    internal void AddLimits(IEnumerable<(string RunnerId, SafetyLimit Limit)> limits) => _limits.AddRange(limits);

    /// <summary>Whether the runner had deep work that still counts, and this type at all, before the first day.</summary>
    private (bool HadDeep, bool HadType) Before(TrainingRequest request)
    {
        var (firstDay, remembered) = (StartOf(request.From), StartOf(request.From.PlusDays(-KnownTrainingReader.ForgottenDays)));
        var (hadDeep, hadType) = (false, false);
        foreach (var session in _sessions[request.RunnerId].Where(session => session.Id != request.ExceptSessionId && session.Start < firstDay))
        {
            hadDeep |= session.TimingClass == TimingClass.Deep && session.Start >= remembered;
            hadType |= session.MassageTypeId == request.MassageTypeId;
        }

        return (hadDeep, hadType);
    }

    private Instant StartOf(LocalDate date) => _zone.AtStartOfDay(date).ToInstant();
}

/// <summary>A session as far as the rating of another one is concerned.</summary>
internal sealed record KnownSession(
    string Id, string RunnerId, string MassageTypeId, TimingClass TimingClass, Instant Start, Instant End, LocalDate Date);
