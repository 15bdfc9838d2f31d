using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Availability.Editing;
using RunnerMassage.Scheduling.Availability.Editing;
using RunnerMassage.Web.Audit;
using RunnerMassage.Web.Shared;

namespace RunnerMassage.Web.Pages.Availability;

/// <summary>Changes the weekly pattern. Sessions that would lie outside the hours are shown before anything is saved.</summary>
[Authorize(Roles = $"{Roles.Therapist},{Roles.Admin}")]
public sealed class WeekModel(ScheduleReader schedules, AvailabilityEditor editor, Auditor auditor) : PageModel
{
    // A change of something else does not concern this form; so many of them in a row do not happen.
    private const int MostTries = 4;

    /// <summary>Whose pattern.</summary>
    public EditedSchedule Edited { get; private set; } = null!;

    /// <summary>What the form holds.</summary>
    public WeekForm Form { get; private set; } = new();

    /// <summary>What the form would do to booked sessions, where that must be seen before it is saved; or null.</summary>
    public AvailabilityEffect? Effect { get; private set; }

    /// <summary>Where somebody saved another pattern meanwhile: the days that differ. Else empty.</summary>
    public IReadOnlyList<VersionRow> Conflicts { get; private set; } = [];

    /// <summary>What else the editor should know, or null.</summary>
    public string? Remark { get; private set; }

    /// <summary>Shows the pattern.</summary>
    public async Task<IActionResult> OnGetAsync(string? therapistId, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(therapistId, cancellationToken))
        {
            return NotFound();
        }

        Form = WeekForm.Of(Edited.Schedule);
        return Page();
    }

    /// <summary>Changes the form, shows what saving would do, or saves.</summary>
    public async Task<IActionResult> OnPostAsync(string? therapistId, WeekForm form, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(therapistId, cancellationToken))
        {
            return NotFound();
        }

        Form = form;
        if (form.After(Edited.Schedule) is { } changed)
        {
            ModelState.Clear();
            Form = changed;
            Conflicts = form.TakesTheirs ? Differences() : [];
            return Page();
        }

        if (!ModelState.IsValid)
        {
            return Refused();
        }

        return await SaveAsync(MostTries, cancellationToken);
    }

    /// <summary>The message beside a field of a range, or null.</summary>
    public string? ErrorOf(int place, string field) =>
        ModelState[WeekForm.NameOf(place, field)]?.Errors is { Count: > 0 } errors ? errors[0].ErrorMessage : null;

    private async Task<IActionResult> SaveAsync(int tries, CancellationToken cancellationToken)
    {
        var schedule = Edited.Schedule;
        if (Form.Base != WeekForm.DigestOf(schedule) && !IsSame(schedule, Form.ToChange()))
        {
            return ShowConflict();
        }

        var change = Form.ToChange();
        if (ChangeRules.Check(schedule, change, Edited.Today) is { Count: > 0 } errors)
        {
            return Refused(errors);
        }

        if (IsSame(schedule, change))
        {
            Remark = "Nothing is changed yet, so there is nothing to save.";
            return Page();
        }

        var effect = await editor.PreviewAsync(schedule.TherapistId, change, cancellationToken);
        var digest = SeenEffect.DigestOf(change.Hours.Select(RangeInput.Of), effect);
        if (!effect.IsHarmless && Form.Previewed != digest)
        {
            Effect = effect;
            Form = Form with { Previewed = digest };
            return Page();
        }

        switch (await editor.SaveAsync(schedule.TherapistId, change, schedule.Version, auditor.Actor, cancellationToken))
        {
            case EditOutcome.Saved:
                TempData["Flash"] = effect.IsHarmless
                    ? "The weekly hours are saved."
                    : $"The weekly hours are saved. {AvailabilityWords.SessionsLie(effect.Outside.Count)} outside them now.";
                return Redirect("~/" + Edited.Link(effect.Outside.Count > 0 ? "affected" : ""));
            case EditOutcome.Conflict when tries > 1:
                await LoadAsync(schedule.TherapistId, cancellationToken);
                return await SaveAsync(tries - 1, cancellationToken);
            case EditOutcome.Invalid invalid:
                return Refused(invalid.Errors);
            default:
                Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                Remark = "Many people are changing these hours at this moment, and nothing was saved yet. Please press the button again.";
                return Page();
        }
    }

    /// <summary>Shows what somebody else saved beside what was typed; the next save is based on theirs.</summary>
    private PageResult ShowConflict()
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        Conflicts = Differences();
        Form = Form with { Base = WeekForm.DigestOf(Edited.Schedule), Previewed = null };
        return Page();
    }

    private List<VersionRow> Differences()
    {
        var theirs = WeekForm.Of(Edited.Schedule);
        return
        [
            .. AvailabilityWords.Weekdays
                .Select(day => new VersionRow($"{day}", theirs.WordsOf($"{day}"), Form.WordsOf($"{day}"), $"theirs:{day}"))
                .Where(row => row.Theirs != row.Yours),
        ];
    }

    private static bool IsSame(TherapistSchedule schedule, AvailabilityChange change) =>
        schedule.With(change).WeeklyHours.Select(RangeInput.Of).SequenceEqual(schedule.WeeklyHours.Select(RangeInput.Of));

    private PageResult Refused(IReadOnlyList<AvailabilityError>? errors = null)
    {
        var places = Form.Filled.Select(range => range.Place).ToList();
        foreach (var error in errors ?? [])
        {
            var field = error.Code is AvailabilityErrorCode.ValidityOrder or AvailabilityErrorCode.TooFarAhead ? nameof(RangeInput.ValidTo) : nameof(RangeInput.To);
            ModelState.AddModelError(error.Range is { } range ? WeekForm.NameOf(places[range], field) : "", AvailabilityWords.Sentence(error.Code));
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
