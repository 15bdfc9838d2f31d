using System.Text;
using MimeKit;
using MimeKit.Text;
using NodaTime;
using RunnerMassage.Data.Mail;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Web.Demo;

namespace RunnerMassage.Web.Mail;

/// <summary>Turns a row of the outbox into a mail, with what is true at that moment.</summary>
public sealed class MailWriter(
    MailFactsReader facts, MailTextEditor texts, AccountLetters accounts, SessionLetters sessions, CommunityLetters community, MailSender sender,
    SiteAddress site, DemoMode demo, IClock clock)
{
    /// <summary>Writes the mail. Tokens of its links are added to the unit of work; save it before the mail is handed over.</summary>
    /// <returns>Null where there is nobody to write to: the person has no address, or none any more.</returns>
    public async Task<OutgoingMail?> WriteAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var known = await facts.ReadAsync(message, cancellationToken);
        if ((message.Address ?? known.Account?.Email) is not { Length: > 0 } address)
        {
            return null;
        }

        var letter = message.Kind == MailKinds.QuestionAnswered ? community.Write(message, known)
            : message.SessionId is null ? await accounts.WriteAsync(message, known, cancellationToken)
            : sessions.Write(message, known, address);
        var worded = await texts.FindAsync(message.Kind, cancellationToken) is { } own ? OwnWords.Apply(letter, own, known.Clinic) : letter;
        return new OutgoingMail(message.Id, message.CreatedAt, Compose(message, worded, known.Clinic, address));
    }

    /// <summary>Who writes, as it stands below every mail of the clinic.</summary>
    public LetterFoot FootOf(Clinic clinic) => new(clinic.Name, clinic.Address, clinic.Phone, site.Root.AbsoluteUri, demo.Enabled);

    private MimeMessage Compose(OutboxMessage message, Letter letter, Clinic clinic, string address)
    {
        var from = sender.Mailbox(clinic);
        var foot = FootOf(clinic);
        var mail = new MimeMessage
        {
            // From the row, so that a mail that is handed over twice is still one mail to whoever receives it.
            MessageId = $"{message.Id}@{from.Domain}",
            Date = clock.GetCurrentInstant().ToDateTimeOffset(),
            Subject = letter.Subject,
            Body = Body(letter, foot),
        };
        mail.From.Add(from);
        mail.To.Add(new MailboxAddress(name: null, address));
        if (clinic.Email.Length > 0 && clinic.Email != from.Address)
        {
            mail.ReplyTo.Add(new MailboxAddress(clinic.Name, clinic.Email));
        }

        // Written by a program: absence notes and the like shall not answer it.
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        mail.Headers.Add("X-Auto-Response-Suppress", "All");
        return mail;
    }

    private static MimeEntity Body(Letter letter, LetterFoot foot)
    {
        var alternatives = new MultipartAlternative
        {
            new TextPart(TextFormat.Plain) { Text = LetterText.Write(letter, foot), ContentTransferEncoding = ContentEncoding.QuotedPrintable },
            new TextPart(TextFormat.Html) { Text = LetterHtml.Write(letter, foot), ContentTransferEncoding = ContentEncoding.QuotedPrintable },
        };
        if (letter.Calendar is not { } calendar)
        {
            return alternatives;
        }

        // Twice, because some programs act on the first form only and others show only the second.
        var invitation = new TextPart("calendar") { Text = calendar.Text, ContentTransferEncoding = ContentEncoding.Base64 };
        invitation.ContentType.Parameters.Add("method", calendar.Method);
        alternatives.Add(invitation);
        return new Multipart("mixed")
        {
            alternatives,
            new MimePart("application", "ics")
            {
                Content = new MimeContent(new MemoryStream(Encoding.UTF8.GetBytes(calendar.Text))),
                ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
                ContentTransferEncoding = ContentEncoding.Base64,
                FileName = calendar.Method == "CANCEL" ? "cancelled.ics" : "appointment.ics",
            },
        };
    }
}

/// <summary>A mail that is ready to be handed over.</summary>
/// <param name="Id">Id of its row.</param>
/// <param name="WrittenAt">When the row was written.</param>
/// <param name="Message">The mail.</param>
public sealed record OutgoingMail(string Id, Instant WrittenAt, MimeMessage Message);
