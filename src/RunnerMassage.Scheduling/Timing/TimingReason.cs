namespace RunnerMassage.Scheduling.Timing;

/// <summary>Why a slot is rated as it is: a code with its parameters. Wording lives with pages and API.</summary>
/// <param name="Code">Which rule spoke.</param>
/// <param name="Limit">The best rating that it leaves; Ideal where it speaks in favour.</param>
public sealed record TimingReason(TimingReasonCode Code, TimingRating Limit)
{
    /// <summary>The effort that it is about, or null.</summary>
    public Effort? Effort { get; init; }

    /// <summary>Days from the effort to the massage: positive after it, negative before.</summary>
    public int? OffsetDays { get; init; }

    /// <summary>Elapsed hours that the rule measured, where times are known.</summary>
    public double? Hours { get; init; }

    /// <summary>Soreness level, 0 to 10.</summary>
    public int? Level { get; init; }

    /// <summary>True where safety answers are the reason, which no therapist's word at booking lifts.</summary>
    public bool IsSafety => Code is TimingReasonCode.RedFlag or TimingReasonCode.LightOnly;
}

/// <summary>The rules' voices.</summary>
public enum TimingReasonCode
{
    /// <summary>Inside the recommended days after an effort.</summary>
    PostWindow,

    /// <summary>Inside the recommended days before a race.</summary>
    PreRaceWindow,

    /// <summary>Light work on the day before a race, where the profile recommends it.</summary>
    RaceEveWindow,

    /// <summary>Light work on the day before a race, where the profile merely allows it.</summary>
    RaceEveLight,

    /// <summary>Same day after an effort: too fresh.</summary>
    TooSoonAfter,

    /// <summary>Same day after an effort, short and light.</summary>
    FlushOnly,

    /// <summary>The days after a long race, before deep work is recommended.</summary>
    LongRaceWait,

    /// <summary>Deep work too close before a race.</summary>
    PreDeepTooClose,

    /// <summary>Light work on the morning of a race.</summary>
    RaceDayLight,

    /// <summary>Too little time for the massage's own recovery before a hard workout.</summary>
    RecGap,

    /// <summary>New to deep work, and a race is near.</summary>
    FirstTimeDeep,

    /// <summary>Reported soreness.</summary>
    Soreness,

    /// <summary>Another deep session is near.</summary>
    DeepSpacing,

    /// <summary>Another massage on the same day.</summary>
    SameDayMassage,

    /// <summary>The massage and the effort overlap.</summary>
    Clash,

    /// <summary>A safety answer blocks massage.</summary>
    RedFlag,

    /// <summary>A safety answer leaves light work only.</summary>
    LightOnly,
}
