using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Guidance;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Web.Audit;
using RunnerMassage.Web.Shared.Formatting;
using RunnerMassage.Web.Shared.Guidance;

namespace RunnerMassage.Web.Pages.Admin.Guides;

/// <summary>Somebody else looks at a version that waits, and publishes it or sends it back.</summary>
[Authorize(Roles = Roles.Admin)]
public sealed class ReviewModel(
    GuideEditor editor, GuideHistory history, GuideRenderer renderer, ClinicRepository clinics, Auditor auditor, IClock clock) : PageModel
{
    /// <summary>The guide with its versions.</summary>
    public GuideRecord Guide { get; private set; } = null!;

    /// <summary>The version that waits.</summary>
    public GuideVersionLine Version { get; private set; } = null!;

    /// <summary>What it says.</summary>
    public GuidePreview Preview { get; private set; } = null!;

    /// <summary>What visitors see against it, or null where they see nothing yet.</summary>
    public GuideDifference? Difference { get; private set; }

    /// <summary>What the forms hold.</summary>
    public ReviewInput Input { get; private set; } = new();

    /// <summary>True where the version waits, and for somebody else than its author.</summary>
    public bool MayDecide => Version.Standing == GuideStanding.InReview && !IsOwn;

    /// <summary>True where the person who looks has written it.</summary>
    public bool IsOwn => Version.AuthorId == auditor.Actor.Id;

    /// <summary>Words for dates and times.</summary>
    public ClinicFormat Format { get; private set; } = null!;

    /// <summary>Name of the clinic's zone at present.</summary>
    public string ZoneName => Format.ZoneName(clock.GetCurrentInstant());

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string id, int number, CancellationToken cancellationToken) =>
        await LoadAsync(id, number, cancellationToken) ? Page() : NotFound();

    /// <summary>Publishes it, at once or at a time.</summary>
    public async Task<IActionResult> OnPostPublishAsync(string id, int number, ReviewInput input, CancellationToken cancellationToken)
    {
        Input = input;
        if (!await LoadAsync(id, number, cancellationToken))
        {
            return NotFound();
        }

        ModelState.Clear();
        var now = clock.GetCurrentInstant();
        var time = string.IsNullOrWhiteSpace(input.PublishDate) && string.IsNullOrWhiteSpace(input.PublishTime)
            ? new PublicationTime(now, null, null, null)
            : PublicationTime.Read(input.PublishDate, input.PublishTime, Format, now);
        if (time.At is not { } at)
        {
            ModelState.AddModelError(time.Field!, time.Problem!);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        var said = at > now ? $"Version {number} will be published on {Format.Moment(at)}, {Format.ZoneName(at)}. {time.Remark}" : $"Version {number} is published: visitors see it now.";
        return Done(id, await editor.PublishAsync(id, number, at, auditor.Actor, cancellationToken), said.TrimEnd());
    }

    /// <summary>Sends it back.</summary>
    public async Task<IActionResult> OnPostBackAsync(string id, int number, ReviewInput input, CancellationToken cancellationToken)
    {
        Input = input;
        if (!await LoadAsync(id, number, cancellationToken))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        var outcome = await editor.SendBackAsync(id, number, input.Note!.Trim(), auditor.Actor, cancellationToken);
        return Done(id, outcome, $"Version {number} is a draft again, with your note to {Version.Author}.");
    }

    private RedirectToPageResult Done(string id, ReviewOutcome outcome, string said)
    {
        TempData["Flash"] = outcome switch
        {
            ReviewOutcome.Done => said,
            ReviewOutcome.OwnVersion => "You wrote this version, so somebody else has to look at it.",
            _ => "This version no longer waits: it was decided, or a newer one was saved. Nothing was done.",
        };
        TempData["FlashKind"] = outcome == ReviewOutcome.Done ? "success" : "info";
        return RedirectToPage("/Admin/Guides/Versions", new { id });
    }

    private async Task<bool> LoadAsync(string id, int number, CancellationToken cancellationToken)
    {
        Format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
        if (await history.FindAsync(id, cancellationToken) is not { } guide || guide.Find(number) is not { } line
            || await history.FindAsync(id, number, cancellationToken) is not { } version)
        {
            return false;
        }

        (Guide, Version, Preview) = (guide, line, GuidePreview.Of(GuideText.Of(version), renderer));
        Difference = guide.Shown is { } shown && await history.FindAsync(id, shown.Number, cancellationToken) is { } seen
            ? GuideDifference.Of(GuideText.Of(seen), GuideText.Of(version))
            : null;
        return true;
    }
}

/// <summary>What somebody decides about a version.</summary>
public sealed record ReviewInput
{
    /// <summary>Date of a publication to come; empty for at once.</summary>
    public string? PublishDate { get; init; }

    /// <summary>Local time of a publication to come.</summary>
    public string? PublishTime { get; init; }

    /// <summary>What the author should change.</summary>
    public string? Note { get; init; }
}

internal sealed class ReviewInputValidator : AbstractValidator<ReviewInput>
{
    public ReviewInputValidator()
    {
        RuleFor(input => input.Note).NotEmpty().WithMessage("Please say what should be otherwise, so that the author can change it.");
        RuleFor(input => input.Note).MaximumLength(GuideFormValidator.LongestNote).WithMessage($"Please keep the note to {GuideFormValidator.LongestNote} characters.");
    }
}
