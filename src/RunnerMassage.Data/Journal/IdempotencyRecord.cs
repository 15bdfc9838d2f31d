using NodaTime;

namespace RunnerMassage.Data.Journal;

/// <summary>The first answer to a request, kept for 24 hours.</summary>
public sealed class IdempotencyRecord
{
    /// <summary>User, method and path.</summary>
    public required string Scope { get; init; }

    /// <summary>The client's key.</summary>
    public required string Key { get; init; }

    /// <summary>Digest of the request's content.</summary>
    public required string RequestHash { get; init; }

    /// <summary>HTTP status of the answer.</summary>
    public required int Status { get; init; }

    /// <summary>Body of the answer.</summary>
    public required string Body { get; init; }

    /// <summary>The session that the answer tells of, if any.</summary>
    public string? SessionId { get; init; }

    /// <summary>That session's version then.</summary>
    public int? SessionVersion { get; init; }

    /// <summary>When it was given.</summary>
    public required Instant CreatedAt { get; init; }
}
