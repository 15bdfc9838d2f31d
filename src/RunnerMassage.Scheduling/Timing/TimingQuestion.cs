using NodaTime;
using RunnerMassage.Scheduling.Safety;

namespace RunnerMassage.Scheduling.Timing;

/// <summary>The massage whose time is to be rated. Half-open: one that starts when an effort ends does not overlap it.</summary>
/// <param name="MassageTypeId">The massage type.</param>
/// <param name="TimingClass">Its timing class.</param>
/// <param name="Start">When it starts.</param>
/// <param name="Minutes">Hands-on minutes.</param>
/// <param name="Date">Local date of the start in the zone in which days are counted.</param>
/// <param name="FirstTimeDeep">True where the runner is new to this deep type or had none for 60 days.</param>
public readonly record struct TimingQuestion(
    string MassageTypeId, TimingClass TimingClass, Instant Start, int Minutes, LocalDate Date, bool FirstTimeDeep = false)
{
    /// <summary>When it ends.</summary>
    public Instant End => Start + Duration.FromMinutes(Minutes);

    /// <summary>True for deep work.</summary>
    public bool IsDeep => TimingClass == TimingClass.Deep;
}

/// <summary>A soreness report.</summary>
/// <param name="Level">Worst soreness of legs or target area, 0 to 10.</param>
/// <param name="At">When it was given.</param>
public readonly record struct SorenessReport(int Level, Instant At);

/// <summary>Another massage of the same runner.</summary>
/// <param name="TimingClass">Its timing class.</param>
/// <param name="Start">When it starts.</param>
/// <param name="End">When it ends.</param>
/// <param name="Date">Local date of its start.</param>
public readonly record struct OtherMassage(TimingClass TimingClass, Instant Start, Instant End, LocalDate Date);

/// <summary>What is known of the runner when times are rated.</summary>
public sealed record RunnerTraining
{
    /// <summary>Nothing known: every slot is good.</summary>
    public static RunnerTraining Unknown { get; } = new();

    /// <summary>Hard workouts and races, in any order.</summary>
    public IReadOnlyList<Effort> Efforts { get; init; } = [];

    /// <summary>Soreness reports, in any order.</summary>
    public IReadOnlyList<SorenessReport> SorenessReports { get; init; } = [];

    /// <summary>The runner's other massages, in any order.</summary>
    public IReadOnlyList<OtherMassage> OtherMassages { get; init; } = [];

    /// <summary>True where a safety answer blocks massage.</summary>
    public bool RedFlag { get; init; }

    /// <summary>What safety answers hold back, some of it only until a time.</summary>
    public IReadOnlyList<SafetyLimit> SafetyLimits { get; init; } = [];
}
