using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Guidance;
using RunnerMassage.Web.Audit;

namespace RunnerMassage.Web.Pages.Admin.Guides;

/// <summary>Brings the text of an older version back, as a draft or published, after what that changes was shown.</summary>
[Authorize(Roles = Roles.Admin)]
public sealed class RestoreModel(GuideEditor editor, GuideHistory history, Auditor auditor) : PageModel
{
    /// <summary>The guide with its versions.</summary>
    public GuideRecord Guide { get; private set; } = null!;

    /// <summary>The version whose text is brought back.</summary>
    public GuideVersionLine Version { get; private set; } = null!;

    /// <summary>What visitors see now (else the newest version) against it.</summary>
    public GuideDifference Difference { get; private set; } = null!;

    /// <summary>True where it can be published as it is.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>True where somebody saved a version since the page was opened.</summary>
    public bool IsStale { get; private set; }

    /// <summary>Asks.</summary>
    public async Task<IActionResult> OnGetAsync(string id, int number, CancellationToken cancellationToken) =>
        await LoadAsync(id, number, cancellationToken) is null ? NotFound() : Page();

    /// <summary>Brings it back.</summary>
    public async Task<IActionResult> OnPostAsync(string id, int number, int seenNumber, bool publish, CancellationToken cancellationToken)
    {
        if (await LoadAsync(id, number, cancellationToken) is not { } version)
        {
            return NotFound();
        }

        var save = new GuideSave
        {
            GuideId = id,
            SeenNumber = seenNumber,
            Title = version.Title,
            Summary = version.Summary,
            Text = version.Text,
            Evidence = version.Evidence,
            State = publish && IsWhole ? GuideState.Published : GuideState.Draft,
            RestoredFrom = number,
            ChangeNote = $"Version {number} brought back",
        };
        if (await editor.SaveAsync(save, auditor.Actor, cancellationToken) is not GuideOutcome.Saved saved)
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
            await LoadAsync(id, number, cancellationToken);
            IsStale = true;
            return Page();
        }

        TempData["Flash"] = save.State == GuideState.Published
            ? $"Version {saved.Number} brings version {number} back: visitors see it now."
            : $"Version {saved.Number} is a draft with the text of version {number}.";
        return RedirectToPage("/Admin/Guides/Edit", new { id });
    }

    private async Task<GuideVersion?> LoadAsync(string id, int number, CancellationToken cancellationToken)
    {
        if (await history.FindAsync(id, cancellationToken) is not { } guide || guide.Find(number) is not { } line
            || await history.FindAsync(id, number, cancellationToken) is not { } version
            || await history.FindAsync(id, (guide.Shown ?? guide.Newest).Number, cancellationToken) is not { } now)
        {
            return null;
        }

        (Guide, Version) = (guide, line);
        IsWhole = version.Summary.Length > 0 && version.Text.Length > 0;
        Difference = GuideDifference.Of(GuideText.Of(now), GuideText.Of(version));
        return version;
    }
}
