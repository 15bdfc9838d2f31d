using NodaTime;

namespace RunnerMassage.Scheduling.Training;

/// <summary>A runner's report of soreness. Health data: the level is encrypted at rest.</summary>
public sealed class SorenessEntry
{
    /// <summary>Opaque, stable id.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the runner's account.</summary>
    public required string RunnerId { get; init; }

    /// <summary>Worst soreness of legs or target area, 0 to 10.</summary>
    public required int Level { get; init; }

    /// <summary>When it was given.</summary>
    public required Instant At { get; init; }
}
