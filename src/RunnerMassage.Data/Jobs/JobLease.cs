using NodaTime;

namespace RunnerMassage.Data.Jobs;

/// <summary>Which node does a job that only one may do at a time. It ends by itself, so that a killed node holds nobody up.</summary>
public sealed class JobLease
{
    /// <summary>The job.</summary>
    public required string Name { get; init; }

    /// <summary>The node that holds it.</summary>
    public required string Owner { get; set; }

    /// <summary>Until when.</summary>
    public required Instant Until { get; set; }
}
