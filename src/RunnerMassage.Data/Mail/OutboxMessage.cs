using NodaTime;

namespace RunnerMassage.Data.Mail;

/// <summary>
/// A mail that is to be sent, written in the transaction of what it tells of. Holds no secret: the token of a link is made when the mail is
/// put into words.
/// </summary>
public sealed class OutboxMessage
{
    /// <summary>Opaque id; the mail's Message-ID is made from it, so that a second delivery of the same mail can be recognised.</summary>
    public required string Id { get; init; }

    /// <summary>What happened; one person is told of it once.</summary>
    public required string EventKey { get; init; }

    /// <summary>Who is told: the account's id, or the address where there is no account.</summary>
    public required string RecipientKey { get; init; }

    /// <summary>Which of our mails it is.</summary>
    public required string Kind { get; init; }

    /// <summary>The account that is written to; its address is read when the mail is sent. Null where <see cref="Address"/> says it.</summary>
    public string? UserId { get; init; }

    /// <summary>The address, where it is not that of the account.</summary>
    public string? Address { get; init; }

    /// <summary>The session it tells of, if any.</summary>
    public string? SessionId { get; init; }

    /// <summary>That session's version after the change.</summary>
    public int? SessionVersion { get; init; }

    /// <summary>What else the mail needs to know, as JSON; or null.</summary>
    public string? Data { get; init; }

    /// <summary>When it was written down.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>When the next try is due; null once it was sent or given up.</summary>
    public Instant? NextAttemptAt { get; set; }

    /// <summary>How many tries there were.</summary>
    public int Attempts { get; set; }

    /// <summary>When it was handed over, or null.</summary>
    public Instant? SentAt { get; set; }

    /// <summary>When it was given up, or null; an admin may send it again.</summary>
    public Instant? DeadAt { get; set; }

    /// <summary>What went wrong at the last try, without anything personal; or null.</summary>
    public string? LastError { get; set; }
}
