namespace RunnerMassage.Scheduling.Timing;

/// <summary>
/// The parameters of the timing rules under one name and version. Figures come from domain knowledge of therapists, not from trials;
/// an admin edits them, and every save is a new version. Days are calendar days in the clinic's zone, hours are real elapsed hours.
/// </summary>
public sealed record RuleProfile
{
    /// <summary>Stable id, such as <c>article</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Name as shown to people.</summary>
    public required string Name { get; init; }

    /// <summary>Counts the saved versions, starting at 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>First and last day after a hard workout or race on which massage is recommended, before any long-race delay.</summary>
    public DayRange AfterEffort { get; init; } = new(1, 2);

    /// <summary>Days before a race on which massage is recommended: from so many days before to so many days before, both positive.</summary>
    public DayRange BeforeRace { get; init; } = new(2, 3);

    /// <summary>Hours after an effort before the next day counts as a day after it, for deep work.</summary>
    public double FloorHoursDeep { get; init; }

    /// <summary>Hours after an effort before the next day counts as a day after it, for light work.</summary>
    public double FloorHoursLight { get; init; }

    /// <summary>Least hours from the end of deep work to a race's start; with fewer the day counts as the day before.</summary>
    public double DeepBeforeRaceHours { get; init; }

    /// <summary>Days by which deep work waits longer after a race of class M.</summary>
    public int DeepDelayAfterMarathonDays { get; init; }

    /// <summary>Days by which deep work waits longer after a race of class U.</summary>
    public int DeepDelayAfterUltraDays { get; init; }

    /// <summary>Days by which light work waits longer after a race of class U; until then it is good but not ideal.</summary>
    public int LightDelayAfterUltraDays { get; init; }

    /// <summary>Reported soreness up to this level makes deep work during the long-race delay acceptable.</summary>
    public int EasedSoreness { get; init; } = 2;

    /// <summary>True where someone new to deep work is held back before a race.</summary>
    public bool FirstTimeDeepCaution { get; init; }

    /// <summary>How many days before a race that caution begins.</summary>
    public int FirstTimeDeepDays { get; init; } = 7;

    /// <summary>True where light work on the day before a race is a recommended window, false where it is merely fine.</summary>
    public bool LightOnRaceEveIsIdeal { get; init; }

    /// <summary>What a massage type asks of the time before the next hard workout; other types go by their timing class.</summary>
    public IReadOnlyDictionary<string, RecoveryHours> RecoveryByType { get; init; } = new Dictionary<string, RecoveryHours>(StringComparer.Ordinal)
    {
        ["deep-tissue"] = new(24, 36),
        ["active-release"] = new(18, 24),
        ["swedish"] = new(2, 6),
    };

    /// <summary>Recovery of deep types that are not named.</summary>
    public RecoveryHours RecoveryDeep { get; init; } = new(24, 36);

    /// <summary>Recovery of light types that are not named.</summary>
    public RecoveryHours RecoveryLight { get; init; } = new(2, 6);

    /// <summary>Longest light massage on the day of an effort, after it or before a race, in minutes.</summary>
    public int FlushMinutes { get; init; } = 30;

    /// <summary>Least minutes between the finish of an effort and a light massage on the same day.</summary>
    public int FlushAfterMinutes { get; init; } = 30;

    /// <summary>Least minutes between a light massage and the start of a race on the same day.</summary>
    public int FlushBeforeRaceMinutes { get; init; } = 60;

    /// <summary>Hours for which a soreness report counts.</summary>
    public double SorenessValidHours { get; init; } = 36;

    /// <summary>What reported soreness leaves for deep work.</summary>
    public SorenessCaps SorenessDeep { get; init; } = new(Good: 4, Acceptable: 6, Avoid: 7, Blocked: 9);

    /// <summary>What reported soreness leaves for light work.</summary>
    public SorenessCaps SorenessLight { get; init; } = new(Good: 7, Acceptable: null, Avoid: 9, Blocked: null);

    /// <summary>Hours between two deep sessions: fewer than the first are advised against, fewer than the second acceptable.</summary>
    public RecoveryHours DeepSpacing { get; init; } = new(48, 96);

    /// <summary>The recovery that a massage type asks for.</summary>
    public RecoveryHours RecoveryOf(string massageTypeId, TimingClass timingClass) =>
        RecoveryByType.TryGetValue(massageTypeId, out var hours) ? hours
        : timingClass == TimingClass.Deep ? RecoveryDeep : RecoveryLight;

    /// <summary>The windows of the guidance to the letter: calendar days only. The default.</summary>
    public static RuleProfile Article { get; } = new()
    {
        Id = "article",
        Name = "Guidance to the letter",
        LightOnRaceEveIsIdeal = true,
    };

    /// <summary>The same windows with hour floors, a delay after long races and care for first-timers.</summary>
    public static RuleProfile Cautious { get; } = new()
    {
        Id = "cautious",
        Name = "Cautious",
        FloorHoursDeep = 16,
        FloorHoursLight = 8,
        DeepBeforeRaceHours = 36,
        DeepDelayAfterMarathonDays = 1,
        DeepDelayAfterUltraDays = 2,
        LightDelayAfterUltraDays = 1,
        FirstTimeDeepCaution = true,
    };
}

/// <summary>A range of days, both ends included.</summary>
/// <param name="First">First day.</param>
/// <param name="Last">Last day.</param>
public readonly record struct DayRange(int First, int Last)
{
    /// <summary>True where the day lies within.</summary>
    public bool Contains(int day) => First <= day && day <= Last;
}

/// <summary>Two thresholds of elapsed hours: below the first is advised against, below the second acceptable, from there on good.</summary>
/// <param name="Min">Below it: Avoid.</param>
/// <param name="Full">Below it: Acceptable.</param>
public readonly record struct RecoveryHours(double Min, double Full)
{
    /// <summary>The rating that so many hours leave.</summary>
    public TimingRating Rate(double hours) =>
        hours < Min ? TimingRating.Avoid : hours < Full ? TimingRating.Acceptable : TimingRating.Good;
}

/// <summary>Lowest soreness levels (0 to 10) at which each cap begins; null where it never does.</summary>
/// <param name="Good">No longer ideal.</param>
/// <param name="Acceptable">Acceptable at best.</param>
/// <param name="Avoid">Advised against.</param>
/// <param name="Blocked">Not online.</param>
public readonly record struct SorenessCaps(int? Good, int? Acceptable, int? Avoid, int? Blocked)
{
    /// <summary>The best rating that the level leaves.</summary>
    public TimingRating Rate(int level) =>
        level >= Blocked ? TimingRating.Blocked
        : level >= Avoid ? TimingRating.Avoid
        : level >= Acceptable ? TimingRating.Acceptable
        : level >= Good ? TimingRating.Good
        : TimingRating.Ideal;
}
