using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Web.Shared;
using RunnerMassage.Web.Shared.Formatting;
using RunnerMassage.Web.Shared.TimeChoice;

namespace RunnerMassage.Web.Pages.Sessions;

/// <summary>Shows the present and the new time side by side, and moves the session.</summary>
[Authorize]
public sealed class MoveConfirmModel(
    SessionReader reader, CatalogueReader catalogues, TimeFinder finder, TimingAdvisor advisor, SchedulingService scheduling) : PageModel
{
    /// <summary>The session as it stands.</summary>
    public SessionView View { get; private set; } = null!;

    /// <summary>The new therapist and the search for others' times.</summary>
    public MoveSearch Search { get; private set; } = null!;

    /// <summary>The new start.</summary>
    public Instant Start { get; private set; }

    /// <summary>When it would end.</summary>
    public Instant End => Start + Duration.FromMinutes(View.Session.Minutes);

    /// <summary>What the form holds.</summary>
    public MoveInput Input { get; private set; } = new();

    /// <summary>Why the new time cannot be had; empty where it can.</summary>
    public IReadOnlyList<Refusal> Refusals { get; private set; } = [];

    /// <summary>The nearest times that can be had instead.</summary>
    public IReadOnlyList<FreeTime> Alternatives { get; private set; } = [];

    /// <summary>How well the new time fits the runner's training, or null where nothing is known of it or the time is not free.</summary>
    public TimingAdvice? Advice { get; private set; }

    /// <summary>The same as its partial takes it, where the time is advised against or blocked.</summary>
    public RefusedTiming RefusedTiming => new(
        Advice!, View.Format, time => Search.ConfirmLink(time.TherapistId, time.Start), LightAddress: null, View.MayReadNote);

    /// <summary>What went wrong otherwise, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>Asks.</summary>
    public async Task<IActionResult> OnGetAsync(string id, MoveQuery query, CancellationToken cancellationToken) =>
        await LoadAsync(id, query, cancellationToken) ?? await CheckAsync(new MoveInput(), cancellationToken);

    /// <summary>Moves. The same form sent again shows the same session.</summary>
    public async Task<IActionResult> OnPostAsync(string id, MoveQuery query, MoveInput input, CancellationToken cancellationToken)
    {
        if (await LoadAsync(id, input.ApplyTo(query), cancellationToken) is { } answer)
        {
            return answer;
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return await CheckAsync(input, cancellationToken);
        }

        var therapistId = Search.Therapist!.Id;
        var outcome = await scheduling.RescheduleAsync(
            new RescheduleSession
            {
                Viewer = View.Viewer,
                SessionId = id,
                Start = Start,
                TherapistId = therapistId,
                AcknowledgeAvoid = input.Anyway,
                ExpectedVersion = input.Version,
                Idempotency = FormKey.Of(
                    View.Viewer.UserId, $"POST /sessions/{id}/move", input.Key!,
                    new { Start = Address.Start(Start), therapistId, input.Version, input.Anyway }),
            },
            cancellationToken);
        return await AnswerAsync(outcome, id, input, cancellationToken);
    }

    private async Task<IActionResult> AnswerAsync(BookingOutcome outcome, string id, MoveInput input, CancellationToken cancellationToken)
    {
        switch (outcome)
        {
            case BookingOutcome.NotFound:
                return NotFound();
            case BookingOutcome.Kept:
                TempData["Flash"] = $"The session is moved to {View.Format.Moment(Start)}.";
                return RedirectToPage("/Sessions/Details", new { id });
            case BookingOutcome.Replayed { Answer.SessionId: not null }:
                return RedirectToPage("/Sessions/Details", new { id });
            case BookingOutcome.Busy:
                Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                Problem = "Many people are using the diary at this moment, and nothing was moved yet. Please press the button again.";
                return await CheckAsync(input, cancellationToken);
            case BookingOutcome.Refused { Refusals: [Refusal.TimingAvoid] }:
                Response.StatusCode = StatusCodes.Status400BadRequest;
                ModelState.AddModelError(nameof(MoveInput.Anyway), "Please read the reason, and tick this box if you want the time all the same.");
                return await CheckAsync(input with { Key = null }, cancellationToken);
            case BookingOutcome.Refused { Refusals: [Refusal.TimingBlocked or Refusal.SafetyBlocked] }:
                Response.StatusCode = StatusCodes.Status409Conflict;
                return await CheckAsync(input with { Key = null }, cancellationToken);
            case BookingOutcome.Refused refused when refused.Refusals.All(refusal => refusal is Refusal.SlotTaken or Refusal.NotOffered):
                Response.StatusCode = StatusCodes.Status409Conflict;
                return await ShowAsync(input with { Key = null }, refused.Refusals, cancellationToken);
            default:
                Response.StatusCode = StatusCodes.Status409Conflict;
                Problem = "The session was changed since you opened this page, so nothing was moved. This is how it stands now; press the button if you still want the new time.";
                return await CheckAsync(input with { Key = null }, cancellationToken);
        }
    }

    private async Task<IActionResult?> LoadAsync(string id, MoveQuery query, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(User.ToViewer(), id, cancellationToken) is not { } view)
        {
            return NotFound();
        }

        View = view;
        Search = await MoveSearch.OfAsync(view, query, catalogues, cancellationToken);
        if (Search.Therapist is null || Address.ReadStart(query.Start) is not { } start)
        {
            return Redirect($"~/{view.Path}/move");
        }

        Start = start;
        return null;
    }

    private async Task<IActionResult> CheckAsync(MoveInput input, CancellationToken cancellationToken) =>
        await ShowAsync(input, View.CanChange ? await finder.WhyNotAsync(Search.Times, Start, cancellationToken) : [], cancellationToken);

    private async Task<IActionResult> ShowAsync(MoveInput input, IReadOnlyList<Refusal> refusals, CancellationToken cancellationToken)
    {
        Input = input with { Version = View.Session.Version, Key = string.IsNullOrEmpty(input.Key) ? Guid.NewGuid().ToString("N") : input.Key };
        Refusals = refusals;
        if (refusals.Count == 0 && View.CanChange)
        {
            Advice = await advisor.AdviseAsync(Search.Times, Start, cancellationToken);
        }
        else if (refusals.Count > 0)
        {
            Alternatives = await finder.NearestAsync(Search.Times, Start, onSameDay: 4, onLaterDays: 4, cancellationToken);
        }

        return Page();
    }
}
