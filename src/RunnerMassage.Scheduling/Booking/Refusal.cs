using NodaTime;
using RunnerMassage.Scheduling.Safety;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Scheduling.Booking;

/// <summary>Why a booking, move or cancellation is not made. A value, not an exception; wording lives with pages and API.</summary>
public abstract record Refusal
{
    private Refusal()
    {
    }

    /// <summary>Therapist, room or runner is busy then.</summary>
    /// <param name="Busy">Who or what is busy.</param>
    public sealed record SlotTaken(BusyParty Busy) : Refusal;

    /// <summary>Nobody offers that time.</summary>
    /// <param name="Why">The first condition that fails.</param>
    public sealed record NotOffered(NotOfferedReason Why) : Refusal;

    /// <summary>The time is advised against, and the runner has not said that they want it all the same.</summary>
    /// <param name="Result">The rating with its reasons.</param>
    public sealed record TimingAvoid(TimingResult Result) : Refusal;

    /// <summary>The timing rules block the time; online nobody can book it.</summary>
    /// <param name="Result">The rating with its reasons.</param>
    public sealed record TimingBlocked(TimingResult Result) : Refusal;

    /// <summary>The runner's safety answers hold it back. Nothing here says why.</summary>
    /// <param name="Block">What is held back.</param>
    public sealed record SafetyBlocked(SafetyBlock Block) : Refusal;

    /// <summary>The session is cancelled already, has been marked, or has begun.</summary>
    /// <param name="Status">Where it stands.</param>
    public sealed record NotConfirmed(SessionStatus Status) : Refusal;

    /// <summary>It is too early to say that of the session.</summary>
    /// <param name="From">From when on it can be said.</param>
    public sealed record TooEarly(Instant From) : Refusal;

    /// <summary>What was marked can no longer be taken back.</summary>
    /// <param name="Until">Until when it could.</param>
    public sealed record TooLateToUndo(Instant Until) : Refusal;

    /// <summary>Somebody changed the session in the meantime.</summary>
    /// <param name="Current">Its version now.</param>
    public sealed record StaleVersion(int Current) : Refusal;

    /// <summary>The request names something that does not exist or is not for sale.</summary>
    /// <param name="Field">The field at fault.</param>
    public sealed record UnknownValue(RequestField Field) : Refusal;
}

/// <summary>Who or what is busy.</summary>
public enum BusyParty
{
    /// <summary>The therapist has another session or its buffer.</summary>
    Therapist,

    /// <summary>All rooms the therapist works in are taken.</summary>
    Room,

    /// <summary>The runner has another session.</summary>
    Runner,
}

/// <summary>Why a time is not offered.</summary>
public enum NotOfferedReason
{
    /// <summary>The therapist does not give this massage type, or the certificate has ended by then.</summary>
    NotQualified,

    /// <summary>It is in the past or closer than the lead time.</summary>
    TooSoon,

    /// <summary>It is further ahead than the booking horizon.</summary>
    TooFarAhead,

    /// <summary>Outside working hours, off the grid of starts, or it would not end in time.</summary>
    OutsideHours,

    /// <summary>The therapist has reached the limit of that day.</summary>
    DailyLimit,
}

/// <summary>A field of a booking request.</summary>
public enum RequestField
{
    /// <summary>The therapist's id.</summary>
    TherapistId,

    /// <summary>The massage type's id.</summary>
    MassageType,

    /// <summary>The length.</summary>
    Minutes,
}
