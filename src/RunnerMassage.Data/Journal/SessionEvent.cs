using NodaTime;
using RunnerMassage.Scheduling.Booking;

namespace RunnerMassage.Data.Journal;

/// <summary>That a session changed; written in the transaction of the change, exactly one per change.</summary>
public sealed class SessionEvent
{
    /// <summary>Order of writing inside the database; commits may become visible in another order.</summary>
    public long Id { get; init; }

    /// <summary>Place in the list that clients read, given when the event is first read, so that nothing ever appears behind a reader's back.</summary>
    public long? Position { get; set; }

    /// <summary>What happened.</summary>
    public required SessionChange Type { get; init; }

    /// <summary>The session.</summary>
    public required string SessionId { get; init; }

    /// <summary>The session's version after the change.</summary>
    public required int Version { get; init; }

    /// <summary>When it was decided.</summary>
    public required Instant At { get; init; }
}
