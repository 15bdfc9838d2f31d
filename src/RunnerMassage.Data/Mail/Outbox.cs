using NodaTime;

namespace RunnerMassage.Data.Mail;

/// <summary>Where mails wait until they are sent.</summary>
public static class Outbox
{
    /// <summary>
    /// Adds a mail to the current unit of work; the caller saves it together with what the mail tells of, so that either both are kept
    /// or neither.
    /// </summary>
    /// <param name="context">The unit of work.</param>
    /// <param name="mail">The mail.</param>
    /// <param name="now">When it happened; the mail is due at once.</param>
    /// <exception cref="ArgumentException">Nobody to write to, an unknown kind, or a mail of a session without its session.</exception>
    public static void Add(RunnerMassageContext context, OutboxMail mail, Instant now) => context.OutboxMessages.Add(Message(mail, now));

    /// <summary>The row of a mail, for whoever saves it otherwise.</summary>
    /// <param name="mail">The mail.</param>
    /// <param name="now">When it happened; the mail is due at once.</param>
    /// <exception cref="ArgumentException">Nobody to write to, an unknown kind, or a mail of a session without its session.</exception>
    public static OutboxMessage Message(OutboxMail mail, Instant now)
    {
        Check(mail);
        return new OutboxMessage
        {
            Id = Guid.NewGuid().ToString("N"),
            EventKey = mail.EventKey,
            RecipientKey = mail.Address is { } address ? address.Trim().ToUpperInvariant() : mail.UserId!,
            Kind = mail.Kind,
            UserId = mail.UserId,
            Address = mail.Address?.Trim(),
            SessionId = mail.SessionId,
            SessionVersion = mail.SessionVersion,
            Data = mail.Data,
            CreatedAt = now,
            NextAttemptAt = now,
        };
    }

    private static void Check(OutboxMail mail)
    {
        if (mail.UserId is null && string.IsNullOrWhiteSpace(mail.Address))
        {
            throw new ArgumentException($"The mail {mail.EventKey} has nobody to go to.", nameof(mail));
        }

        if (!MailKinds.All.Contains(mail.Kind))
        {
            throw new ArgumentException($"There is no kind of mail called {mail.Kind}.", nameof(mail));
        }

        if (mail.Kind is MailKinds.SessionBooked or MailKinds.SessionMoved or MailKinds.SessionCancelled
            && (mail.SessionId is null || mail.SessionVersion is null))
        {
            throw new ArgumentException($"The mail {mail.EventKey} does not say which session it tells of.", nameof(mail));
        }
    }
}
