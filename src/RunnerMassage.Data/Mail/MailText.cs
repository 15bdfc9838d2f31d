using NodaTime;

namespace RunnerMassage.Data.Mail;

/// <summary>The clinic's own words in one kind of mail; where there is none, the site's own are used.</summary>
public sealed class MailText
{
    /// <summary>One of <see cref="MailKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The subject, with placeholders.</summary>
    public required string Subject { get; set; }

    /// <summary>The words before what the mail must say anyway, with placeholders; paragraphs are parted by empty lines.</summary>
    public required string Body { get; set; }

    /// <summary>When it was last changed.</summary>
    public required Instant ChangedAt { get; set; }

    /// <summary>Id of the account that changed it.</summary>
    public required string ChangedById { get; set; }

    /// <summary>Counts the changes, from 1.</summary>
    public int Version { get; set; } = 1;
}
