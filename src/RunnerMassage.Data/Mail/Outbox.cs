using NodaTime;

namespace RunnerMassage.Data.Mail;

/// <summary>Where mails wait to be sent. They are written in the transaction of what they tell of.</summary>
public static class Outbox
{
    /// <summary>Adds a mail to the context; the caller saves.</summary>
    /// <exception cref="ArgumentException">The mail says neither an account nor an address.</exception>
    public static void Add(RunnerMassageContext context, OutboxMail mail, Instant now) => context.OutboxMessages.Add(new OutboxMessage
    {
        Id = Guid.NewGuid().ToString("N"),
        EventKey = mail.EventKey,
        RecipientKey = mail.Address ?? mail.UserId ?? throw new ArgumentException("A mail needs somebody to go to.", nameof(mail)),
        Kind = mail.Kind,
        UserId = mail.UserId,
        Address = mail.Address,
        SessionId = mail.SessionId,
        SessionVersion = mail.SessionVersion,
        Data = mail.Data,
        CreatedAt = now,
        NextAttemptAt = now,
    });
}
