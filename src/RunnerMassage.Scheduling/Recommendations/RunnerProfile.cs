namespace RunnerMassage.Scheduling.Recommendations;

/// <summary>What a runner tells about themselves when asking which massage suits them. What they leave out has a middling default.</summary>
public sealed record RunnerProfile
{
    /// <summary>What bothers the runner.</summary>
    public required Complaint Complaint { get; init; }

    /// <summary>Whole days to the next race (0 is today), or null where none is near.</summary>
    public int? DaysToRace { get; init; }

    /// <summary>Soreness, 0 to 10.</summary>
    public int Soreness { get; init; }

    /// <summary>How much pressure the runner likes.</summary>
    public PressureTolerance Pressure { get; init; } = PressureTolerance.Medium;

    /// <summary>How used to massage the runner is.</summary>
    public MassageExperience Experience { get; init; } = MassageExperience.Some;

    /// <summary>Training days a week.</summary>
    public int TrainingDaysPerWeek { get; init; } = 4;

    /// <summary>Kilometres a week, as a mean of four weeks.</summary>
    public double WeeklyKm { get; init; } = 35;

    /// <summary>Days since the last massage; whoever was never massaged counts as longer than 60.</summary>
    public int DaysSinceLastMassage { get; init; } = 30;

    /// <summary>True for an injury of the target area less than 72 hours old.</summary>
    public bool AcuteInjury { get; init; }

    /// <summary>True where a health answer wants a therapist's look first, such as blood thinners.</summary>
    public bool ReviewFlag { get; init; }

    /// <summary>True where a health answer rules massage out for now.</summary>
    public bool RedFlag { get; init; }

    /// <summary>Days for which the complaint has lasted.</summary>
    public int DaysWithComplaint { get; init; }

    /// <summary>How many areas of the body bother the runner; 0 where none was named. One alone takes less time.</summary>
    public int TargetAreas { get; init; }

    /// <summary>Sessions for the same area in the last 90 days.</summary>
    public int SessionsForSameArea { get; init; }
}

/// <summary>What bothers a runner.</summary>
public enum Complaint
{
    /// <summary>Stress; wants to relax.</summary>
    Relax,

    /// <summary>Heavy, sore legs.</summary>
    Heavy,

    /// <summary>Knots or a tight problem area, such as the calf or around the knee.</summary>
    Knots,

    /// <summary>A named soft-tissue injury: shin splints, plantar fasciitis, hamstring.</summary>
    Injury,

    /// <summary>Old scar tissue or adhesions.</summary>
    Scar,

    /// <summary>Nothing; looks after themselves.</summary>
    Maintenance,
}

/// <summary>How much pressure a runner likes.</summary>
public enum PressureTolerance
{
    /// <summary>Little.</summary>
    Low,

    /// <summary>As it comes.</summary>
    Medium,

    /// <summary>A lot.</summary>
    High,
}

/// <summary>How used to massage a runner is.</summary>
public enum MassageExperience
{
    /// <summary>Never massaged.</summary>
    None,

    /// <summary>Now and then.</summary>
    Some,

    /// <summary>Regularly.</summary>
    Regular,
}
