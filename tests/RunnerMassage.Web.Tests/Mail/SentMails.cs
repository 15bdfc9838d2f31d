using System.Text;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using RunnerMassage.Web.Mail;
using Xunit;

namespace RunnerMassage.Web.Tests.Mail;

/// <summary>The mails of a site, as their readers get them.</summary>
internal static class SentMails
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Sends what waits and returns every mail so far, in the order in which they were asked for.</summary>
    public static async Task<IReadOnlyList<SentMail>> MailsAsync(this WebApp app)
    {
        await app.Services.GetRequiredService<OutboxSender>().SendDueAsync(Cancelled);
        var mails = await app.Services.GetRequiredService<PickupFolder>().ListAsync(int.MaxValue, Cancelled);
        return [.. mails.Select(mail => new SentMail(mail.Message)).Reverse()];
    }

    /// <summary>Sends what waits and returns the one mail to this address whose subject begins so.</summary>
    public static async Task<SentMail> MailAsync(this WebApp app, string address, string subject)
    {
        var all = await app.MailsAsync();
        var found = all.Where(mail => mail.To == address && mail.Subject.StartsWith(subject, StringComparison.Ordinal)).ToList();
        return found.Count == 1
            ? found[0]
            : throw new InvalidOperationException(
                $"{found.Count} mails '{subject}' to {address} among: {string.Join("; ", all.Select(mail => $"{mail.Subject} to {mail.To}"))}");
    }
}

/// <summary>A mail as its reader gets it.</summary>
internal sealed record SentMail(MimeMessage Message)
{
    public string Subject => Message.Subject ?? "";

    public string To => Message.To.Mailboxes.Single().Address;

    public string Text => Message.TextBody ?? "";

    public string Html => Message.HtmlBody ?? "";

    /// <summary>The calendar texts: in the alternative and as an attachment.</summary>
    public IReadOnlyList<string> Calendars => [.. Message.BodyParts.OfType<MimePart>()
        .Where(part => part.ContentType.MimeType is "text/calendar" or "application/ics").Select(Decoded)];

    /// <summary>Path and query of the link that leads to a page.</summary>
    public string LinkTo(string path)
    {
        var line = Text.Split('\n').Single(line => line.StartsWith("http", StringComparison.Ordinal) && line.Contains(path, StringComparison.Ordinal));
        return new Uri(line.Trim()).PathAndQuery;
    }

    private static string Decoded(MimePart part)
    {
        using var bytes = new MemoryStream();
        part.Content!.DecodeTo(bytes);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
