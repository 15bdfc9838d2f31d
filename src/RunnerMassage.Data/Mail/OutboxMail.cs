namespace RunnerMassage.Data.Mail;

/// <summary>A mail that somebody wants sent.</summary>
public sealed record OutboxMail
{
    /// <summary>
    /// What happened, unique for all time: <c>session:{id}:{version}</c>, or a fresh random id where the same thing may happen again
    /// (<c>reset:{guid}</c>). The database refuses the same event for the same recipient a second time.
    /// </summary>
    public required string EventKey { get; init; }

    /// <summary>One of <see cref="MailKinds"/>, which says what else is needed.</summary>
    public required string Kind { get; init; }

    /// <summary>The account that is written to, or that the mail is about where <see cref="Address"/> is given.</summary>
    public string? UserId { get; init; }

    /// <summary>The address, where it is not the one that the account has when the mail is sent.</summary>
    public string? Address { get; init; }

    /// <summary>The session that it tells of.</summary>
    public string? SessionId { get; init; }

    /// <summary>The session's version after the change.</summary>
    public int? SessionVersion { get; init; }

    /// <summary>What else the mail needs, as JSON. Never a secret: rows are kept, and backed up.</summary>
    public string? Data { get; init; }
}
