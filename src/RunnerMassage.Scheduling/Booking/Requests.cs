using NodaTime;
using RunnerMassage.Scheduling.Marks;

namespace RunnerMassage.Scheduling.Booking;

/// <summary>A runner asks for a slot.</summary>
public sealed record BookSession
{
    /// <summary>Id of the runner's account.</summary>
    public required string RunnerId { get; init; }

    /// <summary>The therapist wanted.</summary>
    public required string TherapistId { get; init; }

    /// <summary>The massage type wanted.</summary>
    public required string MassageTypeId { get; init; }

    /// <summary>When it should start.</summary>
    public required Instant Start { get; init; }

    /// <summary>Hands-on minutes, one of the type's lengths.</summary>
    public required int Minutes { get; init; }

    /// <summary>What the therapist should know, or null.</summary>
    public string? Note { get; init; }

    /// <summary>True where the runner has read why the time is advised against and wants it all the same.</summary>
    public bool AcknowledgeAvoid { get; init; }

    /// <summary>The therapist or admin who books for the runner, or null where the runner books for themselves.</summary>
    public Viewer? BookedBy { get; init; }

    /// <summary>
    /// Why the treating therapist books a time that the timing rules block, in their words; null otherwise. It lifts no block for safety's
    /// sake, and from anybody but that therapist it lifts nothing.
    /// </summary>
    public string? OverrideReason { get; init; }

    /// <summary>Makes a repeated request answer as the first did.</summary>
    public IdempotencyKey? Idempotency { get; init; }
}

/// <summary>Somebody asks to move a session to another time, and perhaps another therapist.</summary>
public sealed record RescheduleSession
{
    /// <summary>Who asks.</summary>
    public required Viewer Viewer { get; init; }

    /// <summary>The session.</summary>
    public required string SessionId { get; init; }

    /// <summary>The new start.</summary>
    public required Instant Start { get; init; }

    /// <summary>The new therapist, or null to stay.</summary>
    public string? TherapistId { get; init; }

    /// <summary>True where the asker has read why the time is advised against and wants it all the same.</summary>
    public bool AcknowledgeAvoid { get; init; }

    /// <summary>The version that the asker has seen, or null where they do not say.</summary>
    public int? ExpectedVersion { get; init; }

    /// <summary>What the clinic wants to say to the runner in the mail that tells of the move, or null. Nothing about health belongs there.</summary>
    public string? Message { get; init; }

    /// <summary>Makes a repeated request answer as the first did.</summary>
    public IdempotencyKey? Idempotency { get; init; }
}

/// <summary>Somebody asks to cancel a session.</summary>
public sealed record CancelSession
{
    /// <summary>Who asks.</summary>
    public required Viewer Viewer { get; init; }

    /// <summary>The session.</summary>
    public required string SessionId { get; init; }

    /// <summary>Why, in their words, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>The version that the asker has seen, or null where they do not say.</summary>
    public int? ExpectedVersion { get; init; }

    /// <summary>Makes a repeated request answer as the first did.</summary>
    public IdempotencyKey? Idempotency { get; init; }
}

/// <summary>A therapist, or an admin for them, says what became of a session.</summary>
public sealed record MarkSession
{
    /// <summary>Who says so.</summary>
    public required Viewer Viewer { get; init; }

    /// <summary>The session.</summary>
    public required string SessionId { get; init; }

    /// <summary>What became of it.</summary>
    public required SessionMark Mark { get; init; }

    /// <summary>The version that they have seen, or null where they do not say.</summary>
    public int? ExpectedVersion { get; init; }

    /// <summary>Makes a repeated request answer as the first did.</summary>
    public IdempotencyKey? Idempotency { get; init; }
}
