namespace RunnerMassage.Data.Mail;

/// <summary>A mail as whoever has something to tell asks for it.</summary>
public sealed record OutboxMail
{
    /// <summary>One of <see cref="MailKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>What happened; one person is told of it once.</summary>
    public required string EventKey { get; init; }

    /// <summary>The account that is written to, or that the mail is about where <see cref="Address"/> says who is written to.</summary>
    public string? UserId { get; init; }

    /// <summary>The address, where it is not that of the account.</summary>
    public string? Address { get; init; }

    /// <summary>The session it tells of, if any.</summary>
    public string? SessionId { get; init; }

    /// <summary>That session's version after the change.</summary>
    public int? SessionVersion { get; init; }

    /// <summary>What else the mail needs to know, as JSON; or null. Never a secret.</summary>
    public string? Data { get; init; }
}
