using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Clinics;
using RunnerMassage.Data.Mail;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Web.Audit;
using RunnerMassage.Web.Hosting;
using RunnerMassage.Web.Mail;
using RunnerMassage.Web.Pages.Admin.Forms;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Admin.MailTexts;

/// <summary>Puts a kind of mail into the clinic's own words, with a preview as HTML and as text.</summary>
[Authorize(Roles = Roles.Admin)]
public sealed class TextModel(
    MailTextEditor texts, MassageTypeRepository types, ClinicRepository clinics, SampleLetters samples, Auditor auditor, IClock clock) : FormPage
{
    private const string Given = "GivenUpMailText";

    // The mail carries its own styles, may not run or load anything, and may be framed by this page alone.
    private const string FramePolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

    private IReadOnlyList<string> _typeNames = [];

    /// <summary>One of the mail kinds.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>The clinic's words as they are saved, or null.</summary>
    public MailText? Saved { get; private set; }

    /// <summary>The mail as plain text, with what stands in the form.</summary>
    public string AsText { get; private set; } = "";

    /// <summary>The subject, with what stands in the form.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>What stands in the form, for the address of the frame.</summary>
    public string Draft => new MailDraft(Form["Subject"], Form["Body"]).Pack();

    /// <summary>Words that were just given up, to be put back; or null.</summary>
    public AdminForm? Undo { get; private set; }

    /// <summary>Words for dates.</summary>
    public ClinicFormat Format { get; private set; } = null!;

    /// <inheritdoc />
    public override IReadOnlyList<FormField> Fields { get; } =
    [
        new("Subject", "Subject") { Longest = OwnWords.LongestSubject },
        new("Body", "Opening words", FieldKind.Text)
        {
            Longest = OwnWords.LongestBody,
            Hint = "An empty line begins a new paragraph. The greeting before and what follows are added by themselves.",
        },
    ];

    /// <summary>Shows the form with the mail as it is.</summary>
    public async Task<IActionResult> OnGetAsync(string kind, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(kind, cancellationToken))
        {
            return NotFound();
        }

        Undo = TempData[Given] is string given ? JsonSerializer.Deserialize<AdminForm>(given) : null;
        return await WithPreviewAsync(Show(SavedValues), cancellationToken);
    }

    /// <summary>The mail's HTML with a draft, for the frame.</summary>
    public async Task<IActionResult> OnGetHtmlAsync(string kind, string? draft, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(kind, cancellationToken) || MailDraft.Unpack(draft) is not { } typed)
        {
            return NotFound();
        }

        Response.Headers.ContentSecurityPolicy = FramePolicy;
        Response.Headers.XFrameOptions = "SAMEORIGIN";
        var clinic = await clinics.GetAsync(cancellationToken);
        return Content(samples.Html(await LetterAsync(typed, cancellationToken), clinic), "text/html", Encoding.UTF8);
    }

    /// <summary>Previews or saves.</summary>
    public async Task<IActionResult> OnPostAsync(string kind, AdminForm form, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(kind, cancellationToken))
        {
            return NotFound();
        }

        if (Prepare(form, SavedValues) is { } answer)
        {
            return await WithPreviewAsync(answer, cancellationToken);
        }

        if (await texts.SaveAsync(kind, Form["Subject"], Form["Body"], Saved?.Version ?? 0, auditor.Actor, cancellationToken) == EditResult.Saved)
        {
            Tell("Saved. The next mail of this kind is written with your words.");
            return Redirect($"~/admin/mail-texts/{kind}");
        }

        await LoadAsync(kind, cancellationToken);
        return await WithPreviewAsync(Conflict(SavedValues), cancellationToken);
    }

    /// <summary>Goes back to the site's own words; the page that follows offers to put the clinic's back.</summary>
    public async Task<IActionResult> OnPostResetAsync(string kind, int version, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(kind, cancellationToken))
        {
            return NotFound();
        }

        switch (await texts.RemoveAsync(kind, version, auditor.Actor, cancellationToken))
        {
            case EditResult.Saved:
                TempData[Given] = JsonSerializer.Serialize(AdminForm.Of(SavedValues));
                break;
            case EditResult.NotFound:
                Tell("The site’s own words are used already.", "info");
                break;
            default:
                Tell("Somebody changed the words in the meantime. Nothing was given up; this is how they stand now.", "warning");
                break;
        }

        return Redirect($"~/admin/mail-texts/{kind}");
    }

    /// <inheritdoc />
    protected override void Check()
    {
        Need("Subject", "Please enter a subject, or go back to the site’s own words.");
        Need("Body", "Please enter the opening words, or go back to the site’s own words.");
        if (Form["Subject"].Contains('\n', StringComparison.Ordinal))
        {
            Wrong("Subject", "Please keep the subject to one line.");
        }

        foreach (var field in Fields)
        {
            if (OwnWords.UnknownIn(Kind, Form[field.Key]) is { Count: > 0 } unknown)
            {
                Wrong(field.Key, $"This mail has no placeholder {string.Join(", ", unknown)}. Those it has are listed beside the form.");
            }

            if (OwnWords.TypesIn(Form[field.Key], _typeNames) is { Count: > 0 } named)
            {
                Wrong(field.Key, $"Please leave out {string.Join(", ", named)}: mails are read on shared screens, so they never tell which massage somebody booked.");
            }
        }
    }

    private Dictionary<string, string> SavedValues => new(StringComparer.Ordinal) { ["Subject"] = Saved?.Subject ?? "", ["Body"] = Saved?.Body ?? "" };

    private async Task<IActionResult> WithPreviewAsync(IActionResult answer, CancellationToken cancellationToken)
    {
        var letter = await LetterAsync(new MailDraft(Form["Subject"], Form["Body"]), cancellationToken);
        (Subject, AsText) = (letter.Subject, samples.Text(letter, await clinics.GetAsync(cancellationToken)));
        Response.Headers.ContentSecurityPolicy = SecurityHeaders.ContentSecurityPolicy + "; frame-src 'self'";
        return answer;
    }

    private async Task<Letter> LetterAsync(MailDraft draft, CancellationToken cancellationToken)
    {
        var clinic = await clinics.GetAsync(cancellationToken);
        var letter = await samples.WriteAsync(Kind, clinic, cancellationToken);
        return string.IsNullOrWhiteSpace(draft.Subject) || string.IsNullOrWhiteSpace(draft.Body)
            ? letter
            : OwnWords.Apply(letter, new MailText { Kind = Kind, Subject = draft.Subject, Body = draft.Body, ChangedAt = clock.GetCurrentInstant(), ChangedById = "" }, clinic);
    }

    private async Task<bool> LoadAsync(string kind, CancellationToken cancellationToken)
    {
        Kind = kind;
        if (!MailKinds.All.Contains(kind))
        {
            return false;
        }

        Saved = await texts.FindAsync(kind, cancellationToken);
        Format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
        _typeNames = [.. (await types.ListAllAsync(cancellationToken)).Select(type => type.Name)];
        return true;
    }
}
