using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Availability.Editing;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Scheduling.Availability.Editing;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Web.Audit;
using RunnerMassage.Web.Shared;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Calendar;

/// <summary>
/// Adds time off or extra hours in two steps: what it is, then what it does to booked sessions, and only then is it saved. Opened filled
/// in from the calendar, or by itself.
/// </summary>
[Authorize(Roles = Roles.Therapist + "," + Roles.Admin)]
public sealed class TimeOffModel(
    AvailabilityEditor editor, TherapistRepository therapists, ClinicRepository clinics, Auditor auditor, IClock clock) : PageModel
{
    /// <summary>Key of what tells the calendar what was saved: therapist and group, by which it can be undone.</summary>
    public const string Saved = "CalendarSaved";

    /// <summary>What the form holds.</summary>
    public TimeOffInput Input { get; private set; } = new();

    /// <summary>Whose hours; null where an admin has yet to choose.</summary>
    public string? TherapistId { get; private set; }

    /// <summary>Whose hours an admin can choose; empty for a therapist.</summary>
    public IReadOnlyList<Therapist> Choices { get; private set; } = [];

    /// <summary>The second step: the change and what it does. Null in the first.</summary>
    public TimeOffPreview? Preview { get; private set; }

    /// <summary>True where somebody changed the schedule since the effects were told.</summary>
    public bool IsStale { get; private set; }

    /// <summary>Words for dates and times.</summary>
    public ClinicFormat Format { get; private set; } = null!;

    private LocalDate Today => Format.DateOf(clock.GetCurrentInstant());

    /// <summary>Shows the form.</summary>
    /// <param name="therapist">Whose hours; a therapist need not say.</param>
    /// <param name="kind"><c>off</c> or <c>extra</c>.</param>
    /// <param name="from">First date, or date and time of day.</param>
    /// <param name="to">Last date, or date and time of day of the end.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    public async Task<IActionResult> OnGetAsync(string? therapist, string? kind, string? from, string? to, CancellationToken cancellationToken)
    {
        if (await LoadAsync(therapist, cancellationToken) is { } refused)
        {
            return refused;
        }

        Input = TimeOffInput.Of(kind, from, to, Today) with { Key = Guid.NewGuid().ToString("N") };
        return Page();
    }

    /// <summary>Goes a step on: to the effects, back to the form, or saves.</summary>
    /// <param name="therapist">Whose hours.</param>
    /// <param name="step"><c>look</c>, <c>change</c> or <c>save</c>.</param>
    /// <param name="input">The form.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    public async Task<IActionResult> OnPostAsync(string? therapist, string? step, TimeOffInput input, CancellationToken cancellationToken)
    {
        if (await LoadAsync(therapist, cancellationToken) is { } refused)
        {
            return refused;
        }

        Input = input;
        if (step == "change")
        {
            ModelState.Clear();
            return Page();
        }

        if (TherapistId is null)
        {
            ModelState.AddModelError("therapist", "Please choose the therapist.");
        }

        return !ModelState.IsValid ? Refused()
            : step == "save" ? await SaveAsync(TherapistId!, input, cancellationToken)
            : await LookAsync(TherapistId!, cancellationToken);
    }

    /// <summary>Takes away again what was added in one go.</summary>
    public async Task<IActionResult> OnPostUndoAsync(string? therapist, string? group, CancellationToken cancellationToken)
    {
        if (await LoadAsync(therapist, cancellationToken) is { } refused)
        {
            return refused;
        }

        if (TherapistId is null || group is null || await editor.LoadAsync(TherapistId, cancellationToken) is not { } schedule)
        {
            return NotFound();
        }

        var from = schedule.Groups.FirstOrDefault(one => one.Id == group)?.From ?? Today;
        var outcome = await editor.SaveAsync(TherapistId, new AvailabilityChange.RemoveExceptions(group), schedule.Version, auditor.Actor, cancellationToken);
        (TempData["Flash"], TempData["FlashKind"]) = outcome switch
        {
            EditOutcome.Saved => ("Undone: the hours are as they were before.", "success"),
            EditOutcome.Invalid => ("It was taken away already.", "info"),
            _ => ("Somebody changed the hours at the same moment. Please try once more.", "warning"),
        };
        return Redirect(CalendarOf(from));
    }

    private async Task<IActionResult> LookAsync(string therapistId, CancellationToken cancellationToken)
    {
        var schedule = await editor.LoadAsync(therapistId, cancellationToken);
        var change = Input.ToChange();
        foreach (var error in ChangeRules.Check(schedule!, change, Today))
        {
            var (field, message) = TimeOffWords.Error(error.Code);
            ModelState.AddModelError(field, message);
        }

        if (!ModelState.IsValid)
        {
            return Refused();
        }

        Input = Input with { Version = schedule!.Version };
        Preview = new TimeOffPreview(schedule, change, await editor.PreviewAsync(therapistId, change, cancellationToken));
        return Page();
    }

    private async Task<IActionResult> SaveAsync(string therapistId, TimeOffInput input, CancellationToken cancellationToken)
    {
        switch (await editor.SaveAsync(therapistId, input.ToChange(), input.Version, auditor.Actor, cancellationToken))
        {
            case EditOutcome.Saved:
            case EditOutcome.Conflict conflict when conflict.Current.Groups.Any(group => group.Id == input.Key):
                TempData[Saved] = $"{therapistId} {input.Key}";
                return Redirect(CalendarOf(input.FirstDate!.Value));
            case EditOutcome.NotFound:
                return NotFound();
            case EditOutcome.Conflict:
                IsStale = true;
                Response.StatusCode = StatusCodes.Status409Conflict;
                break;
        }

        // What was to be saved is looked at once more: against the hours as they are now, or to say what is wrong with it.
        return await LookAsync(therapistId, cancellationToken);
    }

    private PageResult Refused()
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private string CalendarOf(LocalDate date) => "~/" + Address.Of(
        "calendar", ("therapist", Choices.Count > 0 ? TherapistId : null), ("date", Address.Dates.Format(date)));

    private async Task<IActionResult?> LoadAsync(string? therapist, CancellationToken cancellationToken)
    {
        Format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
        var viewer = User.ToViewer();
        Choices = viewer.IsAdmin ? await therapists.ListAsync(cancellationToken) : [];
        TherapistId = viewer.IsAdmin ? Choices.FirstOrDefault(choice => choice.Id == therapist)?.Id : viewer.TherapistId;
        return !viewer.IsAdmin && (viewer.TherapistId is null || (!string.IsNullOrEmpty(therapist) && therapist != viewer.TherapistId)) ? Forbid() : null;
    }
}
