using NodaTime;
using RunnerMassage.Scheduling.Recommendations;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Scheduling.Training;

/// <summary>A workout or race of a runner, planned or done. Dates and times are meant in the clinic's zone.</summary>
public sealed class TrainingEntry
{
    /// <summary>Opaque, stable id.</summary>
    public required string Id { get; init; }

    /// <summary>Counts the changes, starting at 1.</summary>
    public int Version { get; set; } = 1;

    /// <summary>Id of the runner's account.</summary>
    public required string RunnerId { get; init; }

    /// <summary>What the runner calls it, or null.</summary>
    public string? Name { get; set; }

    /// <summary>How hard it is; only hard workouts and races matter to the timing rules.</summary>
    public EffortLevel Level { get; set; }

    /// <summary>Local date of the start.</summary>
    public required LocalDate Date { get; set; }

    /// <summary>When it starts, or null where only the date is known.</summary>
    public Instant? Start { get; set; }

    /// <summary>Minutes it takes or took, or the time aimed at; null where unknown.</summary>
    public int? Minutes { get; set; }

    /// <summary>Kilometres, or null where unknown.</summary>
    public double? DistanceKm { get; set; }

    /// <summary>Metres climbed, or null where unknown.</summary>
    public int? AscentMetres { get; set; }

    /// <summary>What a race means to the runner, or null for the default of its length.</summary>
    public RacePriority? Priority { get; set; }

    /// <summary>The effort that the timing rules look at, or null where the entry is neither hard nor a race.</summary>
    /// <param name="zone">The zone in which days are counted.</param>
    public Effort? ToEffort(DateTimeZone zone)
    {
        if (Level is not (EffortLevel.Hard or EffortLevel.Race))
        {
            return null;
        }

        var end = Start + EffortDuration.Of(Minutes, DistanceKm);
        return new Effort
        {
            Name = Name,
            Kind = Level == EffortLevel.Race ? EffortKind.Race : EffortKind.Hard,
            StartDate = Start?.InZone(zone).Date ?? Date,
            FinishDate = end?.InZone(zone).Date ?? Date,
            Start = Start,
            End = end,
            DistanceKm = DistanceKm,
            AscentMetres = AscentMetres,
            Priority = Priority,
        };
    }
}

/// <summary>How long an effort takes where nobody says: by its distance at an easy pace, else an hour.</summary>
public static class EffortDuration
{
    /// <summary>Six minutes a kilometre stand in for the runner's median pace where that is not known; a tenth is added for a race's delays.</summary>
    private const double MinutesPerKm = 6 * 1.1;

    /// <summary>The stated minutes, else an estimate.</summary>
    public static Duration Of(double? minutes, double? distanceKm) =>
        Duration.FromMinutes(Math.Round(minutes ?? (distanceKm * MinutesPerKm) ?? 60));
}
