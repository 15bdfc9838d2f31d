using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Data.Rules;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Web.Audit;
using RunnerMassage.Web.Shared;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Admin.Rules;

/// <summary>Changes a profile: first what the change does is shown, then it can be saved as the next version.</summary>
[Authorize(Roles = Roles.Admin)]
public sealed class EditModel(
    RuleProfileRepository profiles, RulePreviewReader previews, ClinicRepository clinics, Auditor auditor, IClock clock) : PageModel
{
    /// <summary>The latest version as it is saved.</summary>
    public RuleProfile Saved { get; private set; } = null!;

    /// <summary>What the form holds.</summary>
    public RuleForm Form { get; private set; } = new();

    /// <summary>What the form's parameters would do, or null where that was not asked for.</summary>
    public RulePreview? Preview { get; private set; }

    /// <summary>The form's parameters against the saved ones; set together with <see cref="Preview"/>.</summary>
    public RuleComparison? Changes { get; private set; }

    /// <summary>Where somebody saved meanwhile: who, when and why. Else null.</summary>
    public RuleProfileVersion? SavedMeanwhile { get; private set; }

    /// <summary>What somebody changed meanwhile, from the version that the editor started from to the saved one; or null.</summary>
    public RuleComparison? TheirChanges { get; private set; }

    /// <summary>What else the admin should know, or null.</summary>
    public string? Remark { get; private set; }

    /// <summary>True where the clinic uses this profile.</summary>
    public bool IsActive { get; private set; }

    /// <summary>Words for dates and times.</summary>
    public ClinicFormat Format { get; private set; } = null!;

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        Form = RuleForm.Of(Saved);
        return Page();
    }

    /// <summary>Shows what the change does, or saves it where that was shown.</summary>
    public async Task<IActionResult> OnPostAsync(string id, RuleForm form, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        Form = form;
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        var edited = form.ApplyTo(Saved);
        var digest = RequestDigest.Of(edited with { Version = 0 });
        if (form.Version != Saved.Version)
        {
            return await ShowConflictAsync(edited, cancellationToken);
        }

        if (RuleComparison.Of(Saved, edited) is { Differs: false } && edited.Name == Saved.Name)
        {
            Remark = "Nothing is changed yet, so there is nothing to save.";
            return Page();
        }

        if (!form.Save || form.Previewed != digest)
        {
            Remark = form.Save ? "The figures differ from those whose effect you saw. This is what they do now." : null;
            return await ShowPreviewAsync(edited, digest, cancellationToken);
        }

        var admin = auditor.Actor;
        var by = new RuleProfileEdit(admin.Id!, admin.Name, clock.GetCurrentInstant(), form.Reason!.Trim()) { Address = admin.Address };
        if (await profiles.SaveAsync(edited, by, cancellationToken) is not { } saved)
        {
            await LoadAsync(id, cancellationToken);
            return await ShowConflictAsync(edited, cancellationToken);
        }

        TempData["Flash"] = $"{RuleText.Title(saved)} is saved{(IsActive ? " and in use from now on" : "")}.";
        return RedirectToPage("/Admin/Rules/Profile", new { id });
    }

    private async Task<IActionResult> ShowPreviewAsync(RuleProfile edited, string digest, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        Changes = RuleComparison.Of(Saved, edited);
        Preview = await previews.LoadAsync(Saved, edited, clock.GetCurrentInstant(), cancellationToken);
        Form = Form with { Previewed = digest };
        return Page();
    }

    /// <summary>Shows what somebody else saved beside what was typed; the next save is based on theirs.</summary>
    private async Task<IActionResult> ShowConflictAsync(RuleProfile edited, CancellationToken cancellationToken)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        ModelState.Clear();
        var history = await profiles.HistoryAsync(Saved.Id, cancellationToken);
        SavedMeanwhile = history.Count > 0 ? history[0] : null;
        TheirChanges = await profiles.FindAsync(Saved.Id, edited.Version, cancellationToken) is { } start ? RuleComparison.Of(start, Saved) : null;
        Changes = RuleComparison.Of(Saved, edited);
        Form = Form with { Version = Saved.Version, Previewed = null };
        return Page();
    }

    private async Task<bool> LoadAsync(string id, CancellationToken cancellationToken)
    {
        var profile = await profiles.FindAsync(id, cancellationToken);
        Saved = profile!;
        Format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
        IsActive = profile is not null && (await profiles.ActiveAsync(cancellationToken)).Id == id;
        return profile is not null;
    }
}
