using NodaTime;

namespace RunnerMassage.Data.Community;

/// <summary>That somebody finds something wrong with a comment.</summary>
public sealed class CommentReport
{
    /// <summary>Opaque id.</summary>
    public required string Id { get; init; }

    /// <summary>The comment.</summary>
    public required string CommentId { get; init; }

    /// <summary>Id of the account that reported it.</summary>
    public required string ReporterId { get; init; }

    /// <summary>What is wrong, in the reporter's words.</summary>
    public required string Reason { get; init; }

    /// <summary>When it was reported.</summary>
    public required Instant ReportedAt { get; init; }

    /// <summary>When somebody of the clinic had looked at it, or null.</summary>
    public Instant? SettledAt { get; set; }
}
