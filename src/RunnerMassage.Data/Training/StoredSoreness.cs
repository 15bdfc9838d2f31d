using NodaTime;

namespace RunnerMassage.Data.Training;

/// <summary>A soreness report as it lies in the database: the level is ciphertext.</summary>
public sealed class StoredSoreness
{
    /// <summary>Opaque, stable id.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the runner's account.</summary>
    public required string RunnerId { get; init; }

    /// <summary>The level, encrypted.</summary>
    public required string ProtectedLevel { get; init; }

    /// <summary>When it was given.</summary>
    public required Instant At { get; init; }
}
