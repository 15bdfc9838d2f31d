using NodaTime;

namespace RunnerMassage.Data.Community;

/// <summary>What a runner says about a session that took place: about the session, not about anybody's health.</summary>
public sealed class SessionReview
{
    /// <summary>The session; one review each.</summary>
    public required string SessionId { get; init; }

    /// <summary>Id of the runner's account.</summary>
    public required string RunnerId { get; init; }

    /// <summary>The therapist who gave it.</summary>
    public required string TherapistId { get; init; }

    /// <summary>The name that the runner wants to be shown under.</summary>
    public required string ShownName { get; set; }

    /// <summary>From 1 to 5.</summary>
    public required int Stars { get; set; }

    /// <summary>Plain text as it was typed, or null.</summary>
    public string? Text { get; set; }

    /// <summary>When it was written.</summary>
    public required Instant WrittenAt { get; init; }

    /// <summary>When it was last changed, or null.</summary>
    public Instant? EditedAt { get; set; }

    /// <summary>Whether it is shown.</summary>
    public ModerationState State { get; set; }

    /// <summary>Id of the account that last decided about <see cref="State"/>, or null.</summary>
    public string? DecidedById { get; set; }

    /// <summary>When that was decided, or null.</summary>
    public Instant? DecidedAt { get; set; }

    /// <summary>Counts the changes, from 1.</summary>
    public int Version { get; set; } = 1;
}
