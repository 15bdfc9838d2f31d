using NodaTime;

namespace RunnerMassage.Scheduling.Timing;

/// <summary>A hard workout or a race, planned or done. Easy and moderate runs have no influence and are not efforts.</summary>
public sealed record Effort
{
    /// <summary>What the runner calls it, or null.</summary>
    public string? Name { get; init; }

    /// <summary>Hard workout or race.</summary>
    public required EffortKind Kind { get; init; }

    /// <summary>Local date of the start, in the zone in which days are counted.</summary>
    public required LocalDate StartDate { get; init; }

    /// <summary>Local date of the finish: an ultra that ends at half past one on Sunday counts as Sunday.</summary>
    public required LocalDate FinishDate { get; init; }

    /// <summary>When it starts, or null where only the date is known.</summary>
    public Instant? Start { get; init; }

    /// <summary>When it ends, half-open, or null where only the date is known.</summary>
    public Instant? End { get; init; }

    /// <summary>Kilometres, or null where unknown.</summary>
    public double? DistanceKm { get; init; }

    /// <summary>What the race means to the runner, or null for the default of its class.</summary>
    public RacePriority? Priority { get; init; }

    /// <summary>Metres climbed, or null where unknown.</summary>
    public double? AscentMetres { get; init; }

    /// <summary>True for a race that is prepared for: priority A or B. A race of priority C is a hard workout before it.</summary>
    public bool IsPreparedRace => Kind == EffortKind.Race && EffectivePriority != RacePriority.C;

    /// <summary>The class of the race, or of a workout as if it were one.</summary>
    public RaceClass RaceClass => RaceClasses.Of(DistanceKm, AscentMetres, Start is { } start && End is { } end ? end - start : null);

    /// <summary>The stated priority, or the default: long races are goals, short ones normal.</summary>
    public RacePriority EffectivePriority =>
        Priority ?? (RaceClass is RaceClass.Marathon or RaceClass.Ultra ? RacePriority.A : RacePriority.B);

    /// <summary>True where deep work too close before it is blocked rather than advised against.</summary>
    public bool IsMajorRace =>
        IsPreparedRace && (EffectivePriority == RacePriority.A || RaceClass is RaceClass.Marathon or RaceClass.Ultra);
}

/// <summary>What an effort is.</summary>
public enum EffortKind
{
    /// <summary>A hard workout.</summary>
    Hard,

    /// <summary>A race.</summary>
    Race,
}

/// <summary>What a race means to the runner.</summary>
public enum RacePriority
{
    /// <summary>A goal of the season.</summary>
    A,

    /// <summary>A normal race.</summary>
    B,

    /// <summary>A race run as training.</summary>
    C,
}
