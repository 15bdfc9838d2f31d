using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Availability.Editing;
using RunnerMassage.Scheduling.Availability.Editing;
using RunnerMassage.Web.Audit;
using RunnerMassage.Web.Shared;

namespace RunnerMassage.Web.Pages.Availability;

/// <summary>Enters time off, extra hours or other hours for some days, after showing what that does to booked sessions.</summary>
[Authorize(Roles = $"{Roles.Therapist},{Roles.Admin}")]
public sealed class ExceptionModel(ScheduleReader schedules, AvailabilityEditor editor, Auditor auditor) : PageModel
{
    // Somebody else's change of other days is no reason to stop; so many of them in a row do not happen.
    private const int MostTries = 4;

    /// <summary>Whose days.</summary>
    public EditedSchedule Edited { get; private set; } = null!;

    /// <summary>What the form holds.</summary>
    public ExceptionInput Input { get; private set; } = new();

    /// <summary>What it would do to booked sessions, where that must be seen before it is saved; or null.</summary>
    public AvailabilityEffect? Effect { get; private set; }

    /// <summary>What stands on these days already, whoever entered it; shown before anything is added to it.</summary>
    public IReadOnlyList<ExceptionGroup> Already { get; private set; } = [];

    /// <summary>What else the editor should know, or null.</summary>
    public string? Remark { get; private set; }

    /// <summary>True where something was shown that must be seen before it is saved.</summary>
    public bool IsQuestion => Effect is not null || Already.Count > 0;

    /// <summary>Shows the form; days, times and kind may stand in the address.</summary>
    public async Task<IActionResult> OnGetAsync(string? therapistId, ExceptionInput input, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(therapistId, cancellationToken))
        {
            return NotFound();
        }

        ModelState.Clear();
        Input = input with { Key = NewKey(), Previewed = null };
        return Page();
    }

    /// <summary>Shows what entering it would do, or enters it.</summary>
    public async Task<IActionResult> OnPostAsync(string? therapistId, ExceptionInput input, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(therapistId, cancellationToken))
        {
            return NotFound();
        }

        Input = input;
        if (!ModelState.IsValid)
        {
            return Refused([]);
        }

        return await SaveAsync(MostTries, cancellationToken);
    }

    private async Task<IActionResult> SaveAsync(int tries, CancellationToken cancellationToken)
    {
        var schedule = Edited.Schedule;
        var change = Input.ToChange();
        if (schedule.Groups.Any(group => group.Id == change.GroupId))
        {
            // The same form came twice, and has been saved by now.
            return Done(change, outside: 0);
        }

        if (ChangeRules.Check(schedule, change, Edited.Today) is { Count: > 0 } errors)
        {
            return Refused(errors);
        }

        var effect = await editor.PreviewAsync(schedule.TherapistId, change, cancellationToken);
        var already = schedule.Groups.Where(group => group.From <= change.To && change.From <= group.To).ToList();
        var digest = SeenEffect.DigestOf(
            new { Input.Kind, Input.From, Input.To, Input.Start, Input.End }, effect, already.Select(group => group.Id));
        if ((!effect.IsHarmless || already.Count > 0) && Input.Previewed != digest)
        {
            (Effect, Already) = (effect.IsHarmless ? null : effect, already);
            Input = Input with { Previewed = digest };
            return Page();
        }

        switch (await editor.SaveAsync(schedule.TherapistId, change, schedule.Version, auditor.Actor, cancellationToken))
        {
            case EditOutcome.Saved:
                return Done(change, effect.NewlyOutside.Count());
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

    private RedirectResult Done(AvailabilityChange.AddException change, int outside)
    {
        var saved = Edited.Schedule.With(change).Groups.First(group => group.Id == change.GroupId);
        TempData["Flash"] = $"{AvailabilityWords.Kind(saved)} on {AvailabilityWords.Dates(saved.From, saved.To)} is saved."
            + (outside > 0 ? $" {AvailabilityWords.SessionsLie(outside)} outside {Edited.Whose} hours now." : "");
        return Redirect("~/" + (outside > 0 ? Edited.Link("affected") : Input.Back == "holidays" ? Edited.Link("holidays") : Edited.Link()));
    }

    private PageResult Refused(IReadOnlyList<AvailabilityError> errors)
    {
        foreach (var error in errors)
        {
            var field = error.Code switch
            {
                AvailabilityErrorCode.RangeOrder or AvailabilityErrorCode.ExtraNeedsMinutes or AvailabilityErrorCode.HasNoEffect => nameof(Input.End),
                AvailabilityErrorCode.ReasonTooLong => nameof(Input.Reason),
                _ => nameof(Input.To),
            };
            ModelState.AddModelError(field, AvailabilityWords.Sentence(error.Code));
        }

        Input = Input with { Key = string.IsNullOrEmpty(Input.Key) ? NewKey() : Input.Key };
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private static string NewKey() => Guid.NewGuid().ToString("N");

    private async Task<bool> LoadAsync(string? therapistId, CancellationToken cancellationToken)
    {
        var edited = await schedules.FindAsync(User.ToViewer(), therapistId, cancellationToken);
        Edited = edited!;
        return edited is not null;
    }
}
