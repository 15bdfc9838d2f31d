using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Data.Safety;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Scheduling.Marks;
using RunnerMassage.Web.Shared;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Today;

/// <summary>A therapist's day: who comes when, what to know of them, and one tap for what became of it.</summary>
[Authorize(Roles = Roles.Therapist + "," + Roles.Admin)]
public sealed class IndexModel(
    ClinicRepository clinics, TherapistRepository therapists, DayReader days, ReviewQueue reviews, SchedulingService scheduling, IClock clock) : PageModel
{
    /// <summary>The therapist, or null where the clinic has none yet.</summary>
    public Therapist? Therapist { get; private set; }

    /// <summary>Those whose day can be looked at.</summary>
    public IReadOnlyList<Therapist> Choice { get; private set; } = [];

    /// <summary>The day.</summary>
    public LocalDate Date { get; private set; }

    /// <summary>Today at the clinic.</summary>
    public LocalDate Today { get; private set; }

    /// <summary>Words for dates and times.</summary>
    public ClinicFormat Format { get; private set; } = null!;

    /// <summary>The day's sessions and the time between them.</summary>
    public DayPlan Plan { get; private set; } = new([], []);

    /// <summary>What went wrong with a tap, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>Id of the session that has just been marked, or null.</summary>
    public string? JustMarked { get; private set; }

    /// <summary>How many clients' safety answers wait for the therapist who looks.</summary>
    public int Waiting { get; private set; }

    /// <summary>True where the day belongs to the one who looks.</summary>
    public bool IsOwn => Therapist?.Id == User.ToViewer().TherapistId;

    /// <summary>Shows the day.</summary>
    public async Task<IActionResult> OnGetAsync(TodayQuery query, CancellationToken cancellationToken)
    {
        JustMarked = TempData["Marked"] as string;
        return await LoadAsync(query, cancellationToken) ? Page() : NotFound();
    }

    /// <summary>Marks a session. The same tap again shows the same day.</summary>
    public async Task<IActionResult> OnPostAsync(TodayQuery query, MarkInput input, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || MarkButton.Read(input.Mark) is not { } mark)
        {
            return await ShowAsync(query, StatusCodes.Status400BadRequest, "The form was not whole. Please press the button again.", cancellationToken);
        }

        var viewer = User.ToViewer();
        var outcome = await scheduling.MarkAsync(
            new MarkSession
            {
                Viewer = viewer,
                SessionId = input.SessionId!,
                Mark = mark,
                ExpectedVersion = input.Version,
                Idempotency = FormKey.Of(viewer.UserId, "POST /today", input.Key!, new { input.SessionId, input.Mark, input.Version }),
            },
            cancellationToken);
        switch (outcome)
        {
            case BookingOutcome.NotFound:
                return NotFound();
            case BookingOutcome.Kept or BookingOutcome.Replayed { Answer.SessionId: not null }:
                TempData["Marked"] = input.SessionId;
                return Redirect($"~/{Link(query.Date, query.TherapistId)}#session-{input.SessionId}");
            case BookingOutcome.Busy:
                return await ShowAsync(
                    query, StatusCodes.Status503ServiceUnavailable, "The diary is busy, and nothing was marked yet. Please press the button again.", cancellationToken);
            case BookingOutcome.Refused { Refusals: [Refusal.TooEarly early] }:
                return await ShowAsync(query, StatusCodes.Status409Conflict, refused: early, cancellationToken);
            case BookingOutcome.Refused { Refusals: [Refusal.TooLateToUndo late] }:
                return await ShowAsync(query, StatusCodes.Status409Conflict, refused: late, cancellationToken);
            default:
                return await ShowAsync(
                    query, StatusCodes.Status409Conflict, "The session was changed since you opened this page. This is how it stands now.", cancellationToken);
        }
    }

    /// <summary>Address of a day.</summary>
    public string DayLink(LocalDate date) =>
        Link(date == Today ? null : Address.Dates.Format(date), Choice.Count > 1 ? Therapist?.Id : null);

    private static string Link(string? date, string? therapistId) => Address.Of("today", ("date", date), ("therapistId", therapistId));

    private async Task<IActionResult> ShowAsync(TodayQuery query, int status, Refusal refused, CancellationToken cancellationToken)
    {
        Format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
        var words = refused switch
        {
            Refusal.TooEarly early => $"That can be said of the session from {Format.Moment(early.From)} on. Nothing was marked.",
            Refusal.TooLateToUndo late => $"A mark can be taken back for {MarkRules.UndoLasts.TotalMinutes:0} minutes; that was until {Format.Time(late.Until)}.",
            _ => Words.Sentence(refused),
        };
        return await ShowAsync(query, status, words, cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(TodayQuery query, int status, string problem, CancellationToken cancellationToken)
    {
        Problem = problem;
        Response.StatusCode = status;
        return await LoadAsync(query, cancellationToken) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(TodayQuery query, CancellationToken cancellationToken)
    {
        var viewer = User.ToViewer();
        Format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
        var now = clock.GetCurrentInstant();
        Today = Format.DateOf(now);
        Date = Address.Dates.Parse(query.Date ?? "") is { Success: true } date && Near(date.Value) ? date.Value : Today;
        Choice = [.. (await therapists.ListAsync(cancellationToken)).Where(therapist => viewer.MayBookFor(therapist.Id))];
        Therapist = string.IsNullOrEmpty(query.TherapistId)
            ? Choice.FirstOrDefault(therapist => therapist.Id == viewer.TherapistId) ?? (Choice is [var first, ..] ? first : null)
            : Choice.FirstOrDefault(therapist => therapist.Id == query.TherapistId);
        if (Therapist is null)
        {
            return string.IsNullOrEmpty(query.TherapistId);
        }

        var sessions = await days.ListAsync(viewer, Therapist.Id, Date, Format.Zone, cancellationToken);
        Plan = DayPlan.Of(sessions, Date, now, Format);
        Waiting = viewer.TherapistId == Therapist.Id ? await reviews.CountWaitingAsync(Therapist.Id, cancellationToken) : 0;
        return true;
    }

    /// <summary>True for dates that a clinic's diary can hold.</summary>
    private bool Near(LocalDate date) => date >= Today.PlusYears(-20) && date <= Today.PlusYears(5);
}
