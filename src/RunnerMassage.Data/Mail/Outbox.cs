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
    /// <returns>The row, not saved yet.</returns>
    /// <exception cref="ArgumentException">Nobody to write to, an unknown kind, or a mail of a session without its session.</exception>
    public static OutboxMessage Add(RunnerMassageContext context, OutboxMail mail)
    {
        Check(mail);
        var message = new OutboxMessage
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
            CreatedAt = mail.At,
            NextAttemptAt = mail.At,
        };
        context.Add(message);
        return message;
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
