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

/// <summary>Edits a guide. Every save is a version; whoever saves second sees what the first one wrote and decides.</summary>
[Authorize(Roles = Roles.Admin)]
public sealed class EditModel(
    GuideEditor editor, GuideHistory history, GuidanceImageStore images, GuideRenderer renderer, ClinicRepository clinics, Auditor auditor, IClock clock) : PageModel
{
    /// <summary>The guide with its versions.</summary>
    public GuideRecord Guide { get; private set; } = null!;

    /// <summary>What the form holds.</summary>
    public GuideForm Form { get; private set; } = new();

    /// <summary>The form's text as visitors would see it.</summary>
    public GuidePreview Preview { get; private set; } = null!;

    /// <summary>Where somebody saved meanwhile: their version. Else null.</summary>
    public GuideVersionLine? Theirs { get; private set; }

    /// <summary>What they changed, from the version that the editor started from; set together with <see cref="Theirs"/>.</summary>
    public GuideDifference? TheirChanges { get; private set; }

    /// <summary>Theirs against what was typed; set together with <see cref="Theirs"/>.</summary>
    public GuideDifference? AgainstTheirs { get; private set; }

    /// <summary>What was typed before theirs took its place in the form, or null.</summary>
    public GuideForm? LaidAside { get; private set; }

    /// <summary>What else the editor should know, or null.</summary>
    public string? Remark { get; private set; }

    /// <summary>The pictures that can be put into the text.</summary>
    public IReadOnlyList<GuidanceImageLine> Images { get; private set; } = [];

    /// <summary>True where the form holds what is not saved yet.</summary>
    public bool HasUnsaved { get; private set; }

    /// <summary>Who edits.</summary>
    public string UserId => auditor.Actor.Id!;

    /// <summary>Words for dates and times.</summary>
    public ClinicFormat Format { get; private set; } = null!;

    /// <summary>Name of the clinic's zone at present.</summary>
    public string ZoneName => Format.ZoneName(clock.GetCurrentInstant());

    /// <summary>Shows the newest version in the form.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        return await ShowAsync(GuideForm.Of(await NewestAsync(cancellationToken)), cancellationToken);
    }

    /// <summary>Does what the pressed button says.</summary>
    public async Task<IActionResult> OnPostAsync(string id, GuideForm form, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        if (form.Saves)
        {
            return await SaveAsync(form, cancellationToken);
        }

        ModelState.Clear();
        switch (form.Deed)
        {
            case GuideDeed.ChangeRows:
                return await ShowAsync(form.WithChangedRows(), cancellationToken);
            case GuideDeed.TakeTheirs:
                LaidAside = form;
                return await ShowAsync(GuideForm.Of(await NewestAsync(cancellationToken)), cancellationToken);
            default:
                return await ShowAsync(form, cancellationToken);
        }
    }

    /// <summary>The text as visitors would see it, for the script that shows it while somebody types.</summary>
    public IActionResult OnPostPreview(GuideForm form) => Partial("_Preview", GuidePreview.Of(form.ToText(), renderer));

    private async Task<IActionResult> SaveAsync(GuideForm form, CancellationToken cancellationToken)
    {
        var time = form.Deed == GuideDeed.PublishLater ? PublicationTime.Read(form.PublishDate, form.PublishTime, Format, clock.GetCurrentInstant()) : null;
        if (time?.Problem is { } problem)
        {
            ModelState.AddModelError(time.Field!, problem);
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return await ShowAsync(form, cancellationToken);
        }

        if (form.Deed == GuideDeed.SaveDraft && form.SeenNumber == Guide.Newest.Number && Guide.Newest.State == GuideState.Draft
            && GuideDifference.Of(GuideText.Of(await NewestAsync(cancellationToken)), form.ToText()).IsEmpty)
        {
            Remark = $"Nothing is changed since version {Guide.Newest.Number}, so there is nothing to save.";
            return await ShowAsync(form, cancellationToken);
        }

        var outcome = await editor.SaveAsync(form.ToSave(Guide.Guide.Id, time?.At), auditor.Actor, cancellationToken);
        if (outcome is not GuideOutcome.Saved saved)
        {
            return await ShowConflictAsync(form, cancellationToken);
        }

        TempData["Flash"] = $"{SavedWords(form.Deed, saved)} {time?.Remark}".TrimEnd();
        return RedirectToPage(new { id = Guide.Guide.Id });
    }

    /// <summary>Shows what somebody else saved beside what was typed; the next save comes after theirs.</summary>
    private async Task<IActionResult> ShowConflictAsync(GuideForm form, CancellationToken cancellationToken)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        ModelState.Clear();
        await LoadAsync(Guide.Guide.Id, cancellationToken);
        var theirs = GuideText.Of(await NewestAsync(cancellationToken));
        Theirs = Guide.Newest;
        TheirChanges = await history.FindAsync(Guide.Guide.Id, form.SeenNumber, cancellationToken) is { } start
            ? GuideDifference.Of(GuideText.Of(start), theirs)
            : null;
        AgainstTheirs = GuideDifference.Of(theirs, form.ToText());
        return await ShowAsync(form with { SeenNumber = Guide.Newest.Number }, cancellationToken);
    }

    private string SavedWords(GuideDeed deed, GuideOutcome.Saved saved) => deed switch
    {
        GuideDeed.HandIn => $"Version {saved.Number} waits for another admin to look at it.",
        GuideDeed.Publish => $"Version {saved.Number} is published: visitors see it now.",
        GuideDeed.PublishLater => $"Version {saved.Number} will be published on {Format.Moment(saved.PublishAt!.Value)}, {Format.ZoneName(saved.PublishAt.Value)}.",
        _ => $"Version {saved.Number} is saved as a draft.",
    };

    private async Task<IActionResult> ShowAsync(GuideForm form, CancellationToken cancellationToken)
    {
        Form = form;
        HasUnsaved = HttpMethods.IsPost(Request.Method);
        Preview = GuidePreview.Of(form.ToText(), renderer);
        Images = await images.ListAsync(cancellationToken);
        return Page();
    }

    private async Task<GuideVersion> NewestAsync(CancellationToken cancellationToken) =>
        (await history.FindAsync(Guide.Guide.Id, Guide.Newest.Number, cancellationToken))!;

    private async Task<bool> LoadAsync(string id, CancellationToken cancellationToken)
    {
        Format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
        var found = await history.FindAsync(id, cancellationToken);
        Guide = found!;
        return found is not null;
    }
}
