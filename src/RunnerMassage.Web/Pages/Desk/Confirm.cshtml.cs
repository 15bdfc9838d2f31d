using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Web.Shared;
using RunnerMassage.Web.Shared.Formatting;
using RunnerMassage.Web.Shared.TimeChoice;

namespace RunnerMassage.Web.Pages.Desk;

/// <summary>Shows what is about to be booked for a client, and books it.</summary>
[Authorize(Roles = Roles.Therapist + "," + Roles.Admin)]
public sealed class ConfirmModel(DeskReader reader, TimeFinder finder, TimingAdvisor advisor, SchedulingService scheduling) : PageModel
{
    private const int OnSameDay = 4;
    private const int OnLaterDays = 4;

    /// <summary>What is about to be booked; its therapist is chosen.</summary>
    public DeskWish Wish { get; private set; } = null!;

    /// <summary>When it starts.</summary>
    public Instant Start { get; private set; }

    /// <summary>When hands-on time ends.</summary>
    public Instant End => Start + Duration.FromMinutes(Wish.Length.Minutes);

    /// <summary>What the form holds.</summary>
    public DeskInput Input { get; private set; } = new();

    /// <summary>Why the time cannot be had; empty where it can.</summary>
    public IReadOnlyList<Refusal> Refusals { get; private set; } = [];

    /// <summary>The nearest times that can be had instead.</summary>
    public IReadOnlyList<FreeTime> Alternatives { get; private set; } = [];

    /// <summary>How well the time fits the client's training, or null where nothing is known of it or the time is not free.</summary>
    public TimingAdvice? Advice { get; private set; }

    /// <summary>The same as its partial takes it, where the time is advised against or blocked.</summary>
    public RefusedTiming RefusedTiming => new(
        Advice!, Wish.For.Format, time => Wish.ConfirmLink(time.TherapistId, time.Start),
        light => Wish.ConfirmLink(light.Type.Id, light.Length.Minutes, light.Time.TherapistId, light.Time.Start), Wish.For.ShowsReasons);

    /// <summary>What went wrong otherwise, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>True where the block can be lifted: by the therapist who will treat, and never where safety is the reason.</summary>
    public bool MayOverride => Advice is { IsBlocked: true } advice
        && Wish.For.Booker.TherapistId == Wish.Therapist!.Id
        && !advice.Result.Reasons.Any(reason => reason.IsSafety);

    /// <summary>Asks.</summary>
    public async Task<IActionResult> OnGetAsync(string id, DeskQuery query, CancellationToken cancellationToken) =>
        await LoadAsync(id, query, cancellationToken) ?? await CheckAsync(new DeskInput(), cancellationToken);

    /// <summary>Books. The same form sent again shows the same booking.</summary>
    public async Task<IActionResult> OnPostAsync(string id, DeskQuery query, DeskInput input, CancellationToken cancellationToken)
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

        return await AnswerAsync(await scheduling.BookAsync(RequestOf(input), cancellationToken), input, cancellationToken);
    }

    private async Task<IActionResult> AnswerAsync(BookingOutcome outcome, DeskInput input, CancellationToken cancellationToken)
    {
        switch (outcome)
        {
            case BookingOutcome.NotFound:
                return NotFound();
            case BookingOutcome.Kept { Session.Id: var booked }:
                TempData["Flash"] = $"{Wish.For.Client.Name} is booked for {Wish.For.Format.Moment(Start)}. "
                    + (Wish.For.Client.IsGuest ? "No mail goes to a person without an account: please tell them the time." : "They are told by mail.");
                return RedirectToPage("/Sessions/Details", new { id = booked });
            case BookingOutcome.Replayed { Answer.SessionId: { } booked }:
                return RedirectToPage("/Sessions/Details", new { id = booked });
            case BookingOutcome.Refused { Refusals: [Refusal.TimingAvoid] }:
                return await AskAgainAsync(
                    nameof(DeskInput.Anyway), "Please tell the client, and tick this box if they want the time all the same.", input, cancellationToken);
            case BookingOutcome.Refused { Refusals: [Refusal.SafetyBlocked] }:
                Response.StatusCode = StatusCodes.Status409Conflict;
                return await CheckAsync(input with { Key = null }, cancellationToken);
            case BookingOutcome.Refused { Refusals: [Refusal.TimingBlocked] }:
                return await AskAgainAsync(nameof(DeskInput.OverrideReason), "Please write why you book this time all the same.", input, cancellationToken);
            case BookingOutcome.Refused refused:
                Response.StatusCode = StatusCodes.Status409Conflict;
                return await ShowAsync(input with { Key = null }, refused.Refusals, cancellationToken);
            case BookingOutcome.Busy:
                Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                Problem = "The diary is busy at this moment, and nothing was booked yet. Please press Book again.";
                return await ShowAsync(input, [], cancellationToken);
            default:
                Response.StatusCode = StatusCodes.Status409Conflict;
                Problem = "This form was sent before. See under the client’s sessions whether it booked what you want; if not, press Book again.";
                return await CheckAsync(input with { Key = null }, cancellationToken);
        }
    }

    private async Task<IActionResult> AskAgainAsync(string field, string message, DeskInput input, CancellationToken cancellationToken)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        ModelState.AddModelError(field, message);
        return await CheckAsync(input with { Key = null }, cancellationToken);
    }

    private async Task<IActionResult?> LoadAsync(string id, DeskQuery query, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(User.ToViewer(), id, cancellationToken) is not { } client)
        {
            return NotFound();
        }

        // A time that is no longer for sale in this form leads back to the choice, with what can be kept of it.
        var wish = DeskWish.Of(client, query);
        if (wish?.Therapist is null || wish.Therapist.Id != query.TherapistId || wish.Type.Id != query.MassageType
            || wish.Length.Minutes.ToString(CultureInfo.InvariantCulture) != query.Minutes || Address.ReadStart(query.Start) is not { } start)
        {
            TempData["Flash"] = "Please choose a time first.";
            TempData["FlashKind"] = "info";
            return Redirect($"~/{wish?.Link() ?? client.TimesPath}");
        }

        (Wish, Start) = (wish, start);
        return null;
    }

    private async Task<IActionResult> CheckAsync(DeskInput input, CancellationToken cancellationToken) =>
        await ShowAsync(input, await finder.WhyNotAsync(Wish.ToSearch(), Start, cancellationToken), cancellationToken);

    private async Task<IActionResult> ShowAsync(DeskInput input, IReadOnlyList<Refusal> refusals, CancellationToken cancellationToken)
    {
        Input = input with { Key = string.IsNullOrEmpty(input.Key) ? Guid.NewGuid().ToString("N") : input.Key };
        Refusals = refusals;
        if (refusals.Count == 0)
        {
            Advice = await advisor.AdviseAsync(Wish.ToSearch(), Start, cancellationToken);
        }
        else
        {
            Alternatives = await finder.NearestAsync(Wish.ToSearch(), Start, OnSameDay, OnLaterDays, cancellationToken);
        }

        return Page();
    }

    private BookSession RequestOf(DeskInput input)
    {
        var request = new BookSession
        {
            RunnerId = Wish.For.Client.Id,
            TherapistId = Wish.Therapist!.Id,
            MassageTypeId = Wish.Type.Id,
            Start = Start,
            Minutes = Wish.Length.Minutes,
            Note = input.Note,
            AcknowledgeAvoid = input.Anyway,
            BookedBy = Wish.For.Booker,
            OverrideReason = input.OverrideReason,
        };
        var content = new
        {
            request.RunnerId,
            request.TherapistId,
            request.MassageTypeId,
            Start = Address.Start(Start),
            request.Minutes,
            request.Note,
            request.AcknowledgeAvoid,
            request.OverrideReason,
        };
        return request with { Idempotency = FormKey.Of(Wish.For.Booker.UserId, "POST /desk/confirm", input.Key!, content) };
    }
}
