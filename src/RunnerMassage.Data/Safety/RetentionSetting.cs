using NodaTime;

namespace RunnerMassage.Data.Safety;

/// <summary>For how long one kind of data is kept, where the clinic's country or the clinic wants another time than the site's own.</summary>
public sealed class RetentionSetting
{
    /// <summary>The kind of data, such as <c>soreness</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Days.</summary>
    public required int Days { get; set; }

    /// <summary>When it was last changed.</summary>
    public required Instant ChangedAt { get; set; }

    /// <summary>Id of the account that changed it.</summary>
    public required string ChangedById { get; set; }

    /// <summary>Counts the changes, from 1.</summary>
    public int Version { get; set; } = 1;
}
