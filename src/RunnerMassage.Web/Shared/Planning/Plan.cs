using NodaTime;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Scheduling.Recommendations;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Web.Shared.TimeChoice;
using RunnerMassage.Web.Shared.Timeline;

namespace RunnerMassage.Web.Shared.Planning;

/// <summary>What the planner answers: which massage, how often, on which days, at which free times.</summary>
public sealed record Plan
{
    /// <summary>Which massage suits the runner, in the words of the rules.</summary>
    public required MassageTypeRecommendation Recommendation { get; init; }

    /// <summary>Names of the clinic's massage types by id.</summary>
    public required IReadOnlyDictionary<string, string> TypeNames { get; init; }

    /// <summary>The massage that the rest of the plan is about; null where none can be given.</summary>
    public PlannedMassage? Massage { get; init; }

    /// <summary>Names of better matches that nobody can give in these weeks, so that the plan is about another; the best first.</summary>
    public IReadOnlyList<string> NotToBeHad { get; init; } = [];

    /// <summary>What the ranking says of the massage, or null where it says nothing of it.</summary>
    public RankedMassageType? Ranked => Recommendation.Ranking.FirstOrDefault(type => type.MassageTypeId == Massage?.Type.Id);

    /// <summary>How often, or null where training days were not told.</summary>
    public FrequencyRecommendation? Frequency { get; init; }

    /// <summary>Of the days with a free time those with the best rating, in order; none where nothing is acceptable.</summary>
    public IReadOnlyList<LocalDate> BestDays { get; init; } = [];

    /// <summary>The rating of those days.</summary>
    public TimingRating BestRating { get; init; }

    /// <summary>The best free times, at most three, each on another day.</summary>
    public IReadOnlyList<PlannedTime> BestTimes { get; init; } = [];

    /// <summary>What to do where nothing acceptable is free soon; null where something is.</summary>
    public NoWindow? NoWindow { get; init; }

    /// <summary>The picture of the coming weeks; null without a massage.</summary>
    public TrainingTimeline? Timeline { get; init; }
}

/// <summary>A massage of some length.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Length">Its length with the price.</param>
public sealed record PlannedMassage(MassageType Type, MassageLength Length);

/// <summary>A free time with what the rules say of it.</summary>
/// <param name="Massage">What is given then.</param>
/// <param name="Time">The time.</param>
/// <param name="Result">Rating and reasons.</param>
public sealed record PlannedTime(PlannedMassage Massage, FreeTime Time, TimingResult Result);

/// <summary>The answers for when no acceptable time is free between today and a date, in the order in which they are offered.</summary>
/// <param name="Until">Last date of the days in question.</param>
/// <param name="LightInstead">The best time for a light massage in those days, or null.</param>
/// <param name="Later">The nearest later time that is good or better, or null.</param>
/// <param name="Move">The workout whose move would make a time ideal, or null.</param>
/// <param name="AdvisedAgainst">Times that can be booked against advice.</param>
public sealed record NoWindow(
    LocalDate Until, PlannedTime? LightInstead, PlannedTime? Later, PlannedMove? Move, IReadOnlyList<PlannedTime> AdvisedAgainst);

/// <summary>A workout to move.</summary>
/// <param name="Move">The move.</param>
/// <param name="Time">The free time that becomes ideal by it.</param>
public sealed record PlannedMove(WorkoutMove Move, FreeTime Time);
