using MimeKit;
using NodaTime;
using RunnerMassage.Web.Mail;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Mailbox;

/// <summary>A mail as the demo's mailbox shows it.</summary>
/// <param name="Mail">The mail.</param>
/// <param name="Format">Words for dates and times.</param>
public sealed record MailView(PickedUpMail Mail, ClinicFormat Format)
{
    /// <summary>Address of its page, without a leading slash.</summary>
    public string Path => $"mailbox/{Mail.Name}";

    /// <summary>Its subject.</summary>
    public string Subject => Mail.Message.Subject ?? "(no subject)";

    /// <summary>Who it is from.</summary>
    public string From => Mail.Message.From.ToString();

    /// <summary>Who it is for.</summary>
    public string To => Mail.Message.To.ToString();

    /// <summary>When it was sent.</summary>
    public string Sent => Format.Moment(Instant.FromDateTimeOffset(Mail.Message.Date));

    /// <summary>Its text.</summary>
    public string Text => Mail.Message.TextBody ?? "";

    /// <summary>The files that go with it.</summary>
    public IReadOnlyList<MimePart> Attachments => [.. Mail.Message.Attachments.OfType<MimePart>()];
}
