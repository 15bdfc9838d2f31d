using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Web.Demo;
using RunnerMassage.Web.Hosting;
using RunnerMassage.Web.Mail;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Mailbox;

/// <summary>One mail of the demo's mailbox: as HTML in a frame that may do nothing, as text, and its files.</summary>
[AllowAnonymous]
[DemoOnly]
public sealed class MessageModel(PickupFolder folder, ClinicRepository clinics) : PageModel
{
    // A mail carries its styles in its elements. Links may open pages of the site, in the window around the frame; nothing else happens.
    private const string FramePolicy =
        "sandbox allow-top-navigation-by-user-activation; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

    /// <summary>The mail.</summary>
    public MailView Mail { get; private set; } = null!;

    /// <summary>True to show the text instead of the HTML.</summary>
    public bool AsText { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string id, string? view, CancellationToken cancellationToken)
    {
        if (await folder.FindAsync(id, cancellationToken) is not { } mail)
        {
            return NotFound();
        }

        Mail = new MailView(mail, new ClinicFormat(await clinics.GetAsync(cancellationToken)));
        AsText = view == "text";
        Response.Headers.ContentSecurityPolicy = SecurityHeaders.ContentSecurityPolicy + "; frame-src 'self'";
        return Page();
    }

    /// <summary>The HTML alone, for the frame.</summary>
    public async Task<IActionResult> OnGetHtmlAsync(string id, CancellationToken cancellationToken)
    {
        if (await folder.FindAsync(id, cancellationToken) is not { Message.HtmlBody: { } html })
        {
            return NotFound();
        }

        Response.Headers.ContentSecurityPolicy = FramePolicy;
        Response.Headers.XFrameOptions = "SAMEORIGIN";
        return Content(html.Replace("<head>", "<head><base target=\"_top\">", StringComparison.Ordinal), "text/html", Encoding.UTF8);
    }

    /// <summary>One of its files, as a download.</summary>
    public async Task<IActionResult> OnGetFileAsync(string id, int number, CancellationToken cancellationToken)
    {
        if (await folder.FindAsync(id, cancellationToken) is not { } mail
            || mail.Message.Attachments.OfType<MimeKit.MimePart>().ElementAtOrDefault(number) is not { Content: { } content } part)
        {
            return NotFound();
        }

        var bytes = new MemoryStream();
        await content.DecodeToAsync(bytes, cancellationToken);
        return File(bytes.ToArray(), "text/calendar; charset=utf-8", part.FileName);
    }
}
