using NodaTime;

namespace RunnerMassage.Scheduling.Booking;

/// <summary>What became of a request to book, move or cancel.</summary>
public abstract record BookingOutcome
{
    private BookingOutcome()
    {
    }

    /// <summary>Done and committed.</summary>
    /// <param name="Session">The session as it stands now.</param>
    /// <param name="Change">What was done.</param>
    public sealed record Kept(MassageSession Session, SessionChange Change) : BookingOutcome;

    /// <summary>Not done.</summary>
    /// <param name="Refusals">Every reason, the most telling first; never empty.</param>
    public sealed record Refused(IReadOnlyList<Refusal> Refusals) : BookingOutcome;

    /// <summary>There is no such session for this viewer.</summary>
    public sealed record NotFound : BookingOutcome;

    /// <summary>The same request was answered before.</summary>
    /// <param name="Answer">That answer.</param>
    public sealed record Replayed(StoredAnswer Answer) : BookingOutcome;

    /// <summary>The key was used for another request.</summary>
    public sealed record KeyReused : BookingOutcome;

    /// <summary>A request with the same key is still being decided.</summary>
    public sealed record KeyInProgress : BookingOutcome;

    /// <summary>The diary could not be claimed in time; nothing was done.</summary>
    /// <param name="RetryAfter">When another try makes sense.</param>
    public sealed record Busy(Duration RetryAfter) : BookingOutcome;
}

/// <summary>A change of a session, as told by the list of events.</summary>
public enum SessionChange
{
    /// <summary>It was booked.</summary>
    Booked,

    /// <summary>It was moved.</summary>
    Rescheduled,

    /// <summary>It was cancelled.</summary>
    Cancelled,

    /// <summary>The runner has come.</summary>
    Arrived,

    /// <summary>It was given.</summary>
    Done,

    /// <summary>The runner did not come.</summary>
    NoShow,

    /// <summary>A mark was taken back: it is booked as before.</summary>
    Reopened,
}
