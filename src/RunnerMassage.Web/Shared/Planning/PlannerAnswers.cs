using NodaTime;
using RunnerMassage.Scheduling.Recommendations;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Scheduling.Training;

namespace RunnerMassage.Web.Shared.Planning;

/// <summary>What somebody told the planner. Dates and times are local to the clinic. Complaint and soreness tell of health.</summary>
public sealed record PlannerAnswers
{
    /// <summary>When the answers were given; soreness is as old as they are.</summary>
    public required Instant AnsweredAt { get; init; }

    /// <summary>The last hard run, or null.</summary>
    public PlannedRun? LastRun { get; init; }

    /// <summary>The next hard run that is planned, or null.</summary>
    public PlannedRun? NextRun { get; init; }

    /// <summary>The next race, or null.</summary>
    public PlannedRun? Race { get; init; }

    /// <summary>What bothers the runner.</summary>
    public Complaint Complaint { get; init; } = Complaint.Maintenance;

    /// <summary>For how long it has.</summary>
    public ComplaintAge ComplaintAge { get; init; }

    /// <summary>Where it bothers the runner; empty where nowhere in particular.</summary>
    public IReadOnlyList<BodyArea> Areas { get; init; } = [];

    /// <summary>True for a fresh injury: a pop, tear, sprain, fall or bruise of the last three days. Null where not asked.</summary>
    public bool? FreshInjury { get; init; }

    /// <summary>Soreness from 0 to 10, or null where not told.</summary>
    public int? Soreness { get; init; }

    /// <summary>How much pressure the runner likes.</summary>
    public PressureTolerance Pressure { get; init; } = PressureTolerance.Medium;

    /// <summary>How used to massage the runner is.</summary>
    public MassageExperience Experience { get; init; } = MassageExperience.Some;

    /// <summary>True where the last massage was more than two months ago.</summary>
    public bool LongSinceLastMassage { get; init; }

    /// <summary>Training days a week, or null where not told.</summary>
    public int? TrainingDaysPerWeek { get; init; }

    /// <summary>Kilometres a week, or null where not told.</summary>
    public double? WeeklyKm { get; init; }

    /// <summary>What may be spent in 30 days, in the clinic's currency, or null where not told.</summary>
    public decimal? MonthlyBudget { get; init; }

    /// <summary>True once the runner was asked whether to keep the runs in their training list and has answered.</summary>
    public bool KeepAnswered { get; init; }

    /// <summary>The runs that were told, the earliest first.</summary>
    public IEnumerable<PlannedRun> Runs() => new[] { LastRun, NextRun, Race }.OfType<PlannedRun>().OrderBy(run => run.Date).ThenBy(run => run.Time);

    /// <summary>What the timing rules know from these answers alone.</summary>
    /// <param name="zone">The clinic's zone.</param>
    public RunnerTraining ToTraining(DateTimeZone zone) => new()
    {
        Efforts = [.. Runs().Select(run => run.ToEffort(zone))],
        SorenessReports = Soreness is { } level ? [new SorenessReport(level, AnsweredAt)] : [],
    };

    /// <summary>The same for a stranger, who is new to deep work where they were never massaged.</summary>
    /// <param name="zone">The clinic's zone.</param>
    public KnownTraining ToKnownTraining(DateTimeZone zone) => new(ToTraining(zone), FirstTimeDeep: Experience == MassageExperience.None);

    /// <summary>Adds the answers to what is known of a signed-in runner; runs that their training list holds already are not counted twice.</summary>
    /// <param name="known">What is known.</param>
    /// <param name="zone">The clinic's zone.</param>
    public KnownTraining AddTo(KnownTraining known, DateTimeZone zone)
    {
        var (own, told) = (known.Training, ToTraining(zone));
        var news = told.Efforts.Where(effort => !own.Efforts.Any(other => other.Kind == effort.Kind && other.StartDate == effort.StartDate));
        var training = own with
        {
            Efforts = [.. own.Efforts, .. news],
            SorenessReports = [.. own.SorenessReports, .. told.SorenessReports],
        };
        return known with { Training = training };
    }
}

/// <summary>A run as the planner was told of it.</summary>
/// <param name="Date">Local date of the start.</param>
/// <param name="Time">Local time of the start, or null.</param>
/// <param name="IsRace">True for a race.</param>
/// <param name="DistanceKm">Kilometres, or null.</param>
/// <param name="Priority">What a race means to the runner, or null for the default of its length.</param>
/// <param name="Name">What the runner calls it, or null.</param>
public sealed record PlannedRun(
    LocalDate Date, LocalTime? Time, bool IsRace, double? DistanceKm = null, RacePriority? Priority = null, string? Name = null)
{
    /// <summary>The effort that the timing rules look at.</summary>
    /// <param name="zone">The clinic's zone.</param>
    public Effort ToEffort(DateTimeZone zone) => ToEntry("", "", zone).ToEffort(zone)!;

    /// <summary>The run as an entry of a training list.</summary>
    /// <param name="id">Id of the new entry.</param>
    /// <param name="runnerId">Id of the runner's account.</param>
    /// <param name="zone">The clinic's zone.</param>
    public TrainingEntry ToEntry(string id, string runnerId, DateTimeZone zone) => new()
    {
        Id = id,
        RunnerId = runnerId,
        Name = Name,
        Level = IsRace ? EffortLevel.Race : EffortLevel.Hard,
        Date = Date,
        Start = Time is { } time ? zone.AtLeniently(Date + time).ToInstant() : null,
        DistanceKm = DistanceKm,
        Priority = IsRace ? Priority : null,
    };
}

/// <summary>For how long something has bothered a runner.</summary>
public enum ComplaintAge
{
    /// <summary>Between three days and two weeks, or not told.</summary>
    Days,

    /// <summary>Less than three days.</summary>
    Fresh,

    /// <summary>More than two weeks.</summary>
    Weeks,
}
