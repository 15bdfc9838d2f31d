using NodaTime;

namespace RunnerMassage.Data.Safety;

/// <summary>What an answer to the safety questions holds back, until time or a person lifts it.</summary>
public sealed class SafetyHold
{
    /// <summary>Opaque id.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the runner's account.</summary>
    public required string RunnerId { get; init; }

    /// <summary>The answers that it comes from.</summary>
    public required string ScreeningId { get; init; }

    /// <summary>The booked session that waits for a decision, or null.</summary>
    public string? SessionId { get; init; }

    /// <summary>What it holds back. A word of the rules (<c>Urgent</c>, <c>Clear</c>, <c>Review</c>), never why.</summary>
    public required string Action { get; init; }

    /// <summary>The findings, encrypted.</summary>
    public string? ProtectedFindings { get; set; }

    /// <summary>When it began.</summary>
    public required Instant RaisedAt { get; init; }

    /// <summary>By when a therapist should decide, or null where nobody has to.</summary>
    public Instant? DueAt { get; init; }

    /// <summary>When time alone lifts it, or null where only a person can.</summary>
    public Instant? EndsAt { get; init; }

    /// <summary>When somebody decided, or null while it is open.</summary>
    public Instant? DecidedAt { get; set; }

    /// <summary>Id of the account that decided.</summary>
    public string? DecidedById { get; set; }

    /// <summary>What was decided, or null while it is open.</summary>
    public HoldDecision? Decision { get; set; }

    /// <summary>Why it was decided so, encrypted.</summary>
    public string? ProtectedNote { get; set; }

    /// <summary>Counts the changes, from 1, so that two people who decide notice one another.</summary>
    public int Version { get; set; } = 1;
}

/// <summary>What a person decided about a hold.</summary>
public enum HoldDecision
{
    /// <summary>Every massage may be given.</summary>
    Cleared,

    /// <summary>Light massage only, until further notice.</summary>
    LightOnly,

    /// <summary>No massage, until further notice.</summary>
    NoMassage,
}
