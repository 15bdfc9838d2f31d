using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Availability.Editing;
using RunnerMassage.Scheduling.Availability.Editing;
using RunnerMassage.Web.Audit;
using RunnerMassage.Web.Shared;

namespace RunnerMassage.Web.Pages.Availability;

/// <summary>Changes buffer, notice, grid and daily limits, after showing the days on which more is booked than new limits allow.</summary>
[Authorize(Roles = $"{Roles.Therapist},{Roles.Admin}")]
public sealed class SettingsModel(ScheduleReader schedules, AvailabilityEditor editor, Auditor auditor) : PageModel
{
    // A change of something else does not concern this form; so many of them in a row do not happen.
    private const int MostTries = 4;

    /// <summary>Whose settings.</summary>
    public EditedSchedule Edited { get; private set; } = null!;

    /// <summary>What the form holds.</summary>
    public SettingsForm Form { get; private set; } = new();

    /// <summary>What saving would do to booked sessions, where that must be seen before; or null.</summary>
    public AvailabilityEffect? Effect { get; private set; }

    /// <summary>True where somebody saved other settings meanwhile.</summary>
    public bool IsConflict { get; private set; }

    /// <summary>What else the editor should know, or null.</summary>
    public string? Remark { get; private set; }

    /// <summary>Shows the settings.</summary>
    public async Task<IActionResult> OnGetAsync(string? therapistId, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(therapistId, cancellationToken))
        {
            return NotFound();
        }

        Form = SettingsForm.Of(Edited.Schedule.Settings);
        return Page();
    }

    /// <summary>Takes over a value, shows what saving would do, or saves.</summary>
    public async Task<IActionResult> OnPostAsync(string? therapistId, SettingsForm form, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(therapistId, cancellationToken))
        {
            return NotFound();
        }

        Form = form;
        if (form.After(Edited.Schedule.Settings) is { } changed)
        {
            ModelState.Clear();
            Form = changed;
            IsConflict = changed.Against(Edited.Schedule.Settings).Count > 0;
            return Page();
        }

        foreach (var field in SettingsForm.Fields.Where(field => SettingsForm.Number(form.ValueOf(field.Key)) is null))
        {
            ModelState.AddModelError(SettingsForm.NameOf(field.Key), "Please enter a whole number.");
        }

        return form.Read() is { } settings ? await SaveAsync(settings, MostTries, cancellationToken) : Refused([]);
    }

    private async Task<IActionResult> SaveAsync(AvailabilitySettings settings, int tries, CancellationToken cancellationToken)
    {
        var schedule = Edited.Schedule;
        if (settings == schedule.Settings)
        {
            Remark = "Nothing is changed yet, so there is nothing to save.";
            Form = SettingsForm.Of(schedule.Settings);
            return Page();
        }

        if (Form.Base != RequestDigest.Of(schedule.Settings))
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
            IsConflict = true;
            Form = Form with { Base = RequestDigest.Of(schedule.Settings), Previewed = null };
            return Page();
        }

        var change = new AvailabilityChange.ChangeSettings(settings);
        if (ChangeRules.Check(schedule, change, Edited.Today) is { Count: > 0 } errors)
        {
            return Refused(errors);
        }

        var effect = await editor.PreviewAsync(schedule.TherapistId, change, cancellationToken);
        var digest = SeenEffect.DigestOf(settings, effect);
        if (!effect.IsHarmless && Form.Previewed != digest)
        {
            Effect = effect;
            Form = Form with { Previewed = digest };
            return Page();
        }

        switch (await editor.SaveAsync(schedule.TherapistId, change, schedule.Version, auditor.Actor, cancellationToken))
        {
            case EditOutcome.Saved:
                TempData["Flash"] = "The settings are saved. They hold for new bookings from now on.";
                return Redirect("~/" + Edited.Link());
            case EditOutcome.Conflict when tries > 1:
                await LoadAsync(schedule.TherapistId, cancellationToken);
                return await SaveAsync(settings, tries - 1, cancellationToken);
            case EditOutcome.Invalid invalid:
                return Refused(invalid.Errors);
            default:
                Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                Remark = "Many people are changing these settings at this moment, and nothing was saved yet. Please press the button again.";
                return Page();
        }
    }

    private PageResult Refused(IReadOnlyList<AvailabilityError> errors)
    {
        foreach (var error in errors)
        {
            var field = SettingsForm.Fields.Single(field => field.Error == error.Code);
            ModelState.AddModelError(SettingsForm.NameOf(field.Key), AvailabilityWords.Sentence(error.Code));
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private async Task<bool> LoadAsync(string? therapistId, CancellationToken cancellationToken)
    {
        var edited = await schedules.FindAsync(User.ToViewer(), therapistId, cancellationToken);
        Edited = edited!;
        return edited is not null;
    }
}
