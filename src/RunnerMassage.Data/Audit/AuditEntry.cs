using NodaTime;

namespace RunnerMassage.Data.Audit;

/// <summary>Who did what, when, and from where. The database refuses to change or delete a row.</summary>
public sealed class AuditEntry
{
    /// <summary>Order of writing.</summary>
    public long Id { get; init; }

    /// <summary>When.</summary>
    public required Instant At { get; init; }

    /// <summary>Id of the account that did it, or null for the program itself.</summary>
    public string? ActorId { get; init; }

    /// <summary>What the person was called then.</summary>
    public required string ActorName { get; init; }

    /// <summary>What was done.</summary>
    public required string Action { get; init; }

    /// <summary>What kind of thing it was done to, or null.</summary>
    public string? SubjectKind { get; init; }

    /// <summary>Which one, or null.</summary>
    public string? SubjectId { get; init; }

    /// <summary>In words, without anything about health; or null.</summary>
    public string? Details { get; init; }

    /// <summary>The network address it came from, shortened; or null.</summary>
    public string? Address { get; init; }
}
