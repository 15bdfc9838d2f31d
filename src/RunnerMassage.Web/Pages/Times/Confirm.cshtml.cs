using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Data.Safety;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Web.Shared;
using RunnerMassage.Web.Shared.Formatting;
using RunnerMassage.Web.Shared.Planning;
using RunnerMassage.Web.Shared.TimeChoice;

namespace RunnerMassage.Web.Pages.Times;

/// <summary>Shows what is about to be booked, to strangers too, and books it for a runner.</summary>
[AllowAnonymous]
public sealed class ConfirmModel(
    CatalogueReader catalogues, SessionRepository sessions, TimeFinder finder, TimingAdvisor advisor, PlannerMemory memory, PlanKeeper keeper,
    SchedulingService scheduling, SafetyReader safety, IClock clock) : PageModel
{
    private const int OnSameDay = 4;
    private const int OnLaterDays = 4;
    private const string KeptNote = "ConfirmNote";
    private const string KeptAnyway = "ConfirmAnyway";
    private PlannerAnswers? _unkept;

    /// <summary>What is about to be booked.</summary>
    public Offer Offer { get; private set; } = null!;

    /// <summary>Words for dates, times and money.</summary>
    public ClinicFormat Format { get; private set; } = null!;

    /// <summary>What the form holds.</summary>
    public ConfirmInput Input { get; private set; } = new();

    /// <summary>Why the time cannot be had; empty where it can.</summary>
    public IReadOnlyList<Refusal> Refusals { get; private set; } = [];

    /// <summary>The nearest times that can be had instead.</summary>
    public IReadOnlyList<FreeTime> Alternatives { get; private set; } = [];

    /// <summary>How well the time fits the runner's training, or null where nothing is known of it or the time is not free.</summary>
    public TimingAdvice? Advice { get; private set; }

    /// <summary>The same as its partial takes it, where the time is advised against or blocked.</summary>
    public RefusedTiming RefusedTiming => new(
        Advice!, Format, time => Offer.Link(time.TherapistId, time.Start),
        light => Offer.Link(light.Type.Id, light.Length.Minutes, light.Time.TherapistId, light.Time.Start));

    /// <summary>What the runner told the planner and may want to keep, or null.</summary>
    public PlannerAnswers? Plan { get; private set; }

    /// <summary>What went wrong otherwise, in one or two sentences, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>Id of the runner's own session at this very time, as for those who come back with the browser's button, or null.</summary>
    public string? OwnSessionId { get; private set; }

    /// <summary>The address of the safety questions where they are to be asked before this booking, or null.</summary>
    public string? ScreeningLink { get; private set; }

    /// <summary>True where the runner answered all questions before, so that it is only asked whether anything is new.</summary>
    public bool AnsweredBefore { get; private set; }

    /// <summary>True where the runner's safety answers hold this booking back.</summary>
    public bool SafetyHolds => Refusals.Any(refusal => refusal is Refusal.SafetyBlocked)
        || Advice is { IsBlocked: true } advice && advice.Result.Reasons.Any(reason => reason.IsSafety);

    /// <summary>True for those who can book: runners.</summary>
    public bool CanBook => User.IsInRole(Roles.Runner);

    /// <summary>True where cancelling would be late right from the start.</summary>
    public bool AlwaysLate => Offer.FreeUntil <= clock.GetCurrentInstant();

    /// <summary>Shows the time, or what is free instead.</summary>
    public async Task<IActionResult> OnGetAsync(ConfirmQuery query, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(query, cancellationToken))
        {
            return BackToSearch(query);
        }

        var refusals = await finder.WhyNotAsync(SearchOf(), Offer.Start, cancellationToken);
        if (refusals.Count > 0 && CanBook)
        {
            OwnSessionId = await FindOwnAsync(cancellationToken);
        }

        return OwnSessionId is null ? await ShowAsync(Kept(), refusals, cancellationToken) : Page();
    }

    /// <summary>Books. The same form sent again shows the same booking.</summary>
    public async Task<IActionResult> OnPostAsync(ConfirmQuery query, ConfirmInput input, CancellationToken cancellationToken)
    {
        if (User.UserId() is not { } runnerId)
        {
            return Challenge();
        }

        if (!CanBook)
        {
            return Forbid();
        }

        if (!await LoadAsync(input.ApplyTo(query), cancellationToken))
        {
            return BackToSearch(query);
        }

        if (input.Screen)
        {
            return GoToScreening(input);
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return await CheckAsync(input, cancellationToken);
        }

        if (_unkept is { } plan)
        {
            // Before the booking, so that the diary rates the time by it; where the booking then fails the training is kept all the same.
            await keeper.SettleAsync(HttpContext, runnerId, plan, input.KeepPlan, Format.Zone, cancellationToken);
            _unkept = null;
        }

        var outcome = await scheduling.BookAsync(RequestOf(runnerId, input), cancellationToken);
        return await AnswerAsync(outcome, input, cancellationToken);
    }

    private ConfirmInput Kept() => new() { KeepPlan = true, Note = TempData[KeptNote] as string, Anyway = TempData[KeptAnyway] is true };

    /// <summary>What was typed is there again after the questions: it travels in an encrypted cookie and in no address.</summary>
    private RedirectResult GoToScreening(ConfirmInput input)
    {
        TempData[KeptNote] = input.Note is { Length: <= ConfirmInput.LongestNote } note ? note : null;
        TempData[KeptAnyway] = input.Anyway;
        return Redirect("~/" + LinkToScreening());
    }

    private string LinkToScreening() =>
        Address.Of("safety", ("returnUrl", Url.Content("~/" + Offer.Link(Offer.Therapist.Id, Offer.Start))));

    private async Task<string?> FindOwnAsync(CancellationToken cancellationToken)
    {
        var end = Offer.Start + Duration.FromMinutes(1);
        var there = await sessions.ListAsync(User.ToViewer(), Offer.Start, end, Offer.Therapist.Id, limit: 10, cancellationToken);
        return there.FirstOrDefault(one => one.Session.Status != SessionStatus.Cancelled && one.Session.Start == Offer.Start)?.Session.Id;
    }

    private async Task<IActionResult> AnswerAsync(BookingOutcome outcome, ConfirmInput input, CancellationToken cancellationToken)
    {
        switch (outcome)
        {
            case BookingOutcome.Kept kept:
                return RedirectToPage("/Sessions/Booked", new { id = kept.Session.Id });
            case BookingOutcome.Replayed { Answer.SessionId: { } id }:
                return RedirectToPage("/Sessions/Booked", new { id });
            case BookingOutcome.Refused { Refusals: [Refusal.TimingAvoid] }:
                Response.StatusCode = StatusCodes.Status400BadRequest;
                ModelState.AddModelError(nameof(ConfirmInput.Anyway), "Please read the reason, and tick this box if you want the time all the same.");
                return await CheckAsync(input with { Key = null }, cancellationToken);
            case BookingOutcome.Refused { Refusals: [Refusal.TimingBlocked or Refusal.SafetyBlocked] }:
                Response.StatusCode = StatusCodes.Status409Conflict;
                return await CheckAsync(input with { Key = null }, cancellationToken);
            case BookingOutcome.Refused refused:
                Response.StatusCode = StatusCodes.Status409Conflict;
                return await ShowAsync(input with { Key = null }, refused.Refusals, cancellationToken);
            case BookingOutcome.Replayed:
                return await AgainAsync("That time could not be booked when you tried before. Please look again and press Book.", input, cancellationToken);
            case BookingOutcome.KeyReused or BookingOutcome.KeyInProgress:
                return await AgainAsync(
                    "This form was sent before. See under My sessions whether it booked what you want; if not, press Book again.", input, cancellationToken);
            default:
                Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                Problem = "Many people are booking at this moment, and nothing was booked for you yet. Please press Book again.";
                return await ShowAsync(input, [], cancellationToken);
        }
    }

    private async Task<IActionResult> AgainAsync(string problem, ConfirmInput input, CancellationToken cancellationToken)
    {
        Problem = problem;
        Response.StatusCode = StatusCodes.Status409Conflict;
        return await CheckAsync(input with { Key = null }, cancellationToken);
    }

    private async Task<IActionResult> CheckAsync(ConfirmInput input, CancellationToken cancellationToken)
    {
        var refusals = await finder.WhyNotAsync(SearchOf(), Offer.Start, cancellationToken);
        return await ShowAsync(input, refusals, cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(ConfirmInput input, IReadOnlyList<Refusal> refusals, CancellationToken cancellationToken)
    {
        Input = input with { Key = string.IsNullOrEmpty(input.Key) ? Guid.NewGuid().ToString("N") : input.Key };
        Refusals = refusals;
        Plan = CanBook ? _unkept : null;
        if (CanBook && await safety.ReadAsync(User.UserId()!, cancellationToken) is { IsFresh: false } state)
        {
            (ScreeningLink, AnsweredBefore) = (LinkToScreening(), !state.NeedsAll);
        }

        var search = SearchOf();
        if (refusals.Count == 0)
        {
            Advice = await advisor.AdviseAsync(search, Offer.Start, cancellationToken);
        }
        else
        {
            var anybody = search with { TherapistId = null, Gender = Offer.Wish.Gender };
            Alternatives = await finder.NearestAsync(Offer.AnyTherapist ? anybody : search, Offer.Start, OnSameDay, OnLaterDays, cancellationToken);
            if (Alternatives.Count == 0 && !Offer.AnyTherapist)
            {
                Alternatives = await finder.NearestAsync(anybody, Offer.Start, OnSameDay, OnLaterDays, cancellationToken);
            }
        }

        return Page();
    }

    private TimeSearch SearchOf() => Offer.ToSearch(Format.Zone, User.UserId()) with { Plan = _unkept };

    private async Task<bool> LoadAsync(ConfirmQuery query, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.GetAsync(cancellationToken);
        Format = new ClinicFormat(catalogue.Clinic);
        _unkept = VisitorPlan.Of(memory, HttpContext);
        var types = catalogue.Types.Where(type => type.Lengths.Count > 0).ToList();
        var today = Format.DateOf(clock.GetCurrentInstant());
        var offer = Offer.Of(query, catalogue.Clinic, types, catalogue.Therapists, today);
        Offer = offer!;
        return offer is not null;
    }

    private RedirectResult BackToSearch(ConfirmQuery query)
    {
        TempData["Flash"] = "Please choose a time first.";
        TempData["FlashKind"] = "info";
        return Redirect("~/" + Address.Of(
            "times",
            ("massageType", query.MassageType),
            ("minutes", query.Minutes),
            ("therapistId", query.Any == "true" ? null : query.TherapistId),
            ("gender", query.Gender)));
    }

    private BookSession RequestOf(string runnerId, ConfirmInput input)
    {
        var request = new BookSession
        {
            RunnerId = runnerId,
            TherapistId = Offer.Therapist.Id,
            MassageTypeId = Offer.Type.Id,
            Start = Offer.Start,
            Minutes = Offer.Length.Minutes,
            Note = input.Note,
            AcknowledgeAvoid = input.Anyway,
        };
        var content = new
        {
            request.TherapistId,
            request.MassageTypeId,
            Start = Address.Start(request.Start),
            request.Minutes,
            request.Note,
            request.AcknowledgeAvoid,
        };
        return request with { Idempotency = FormKey.Of(runnerId, "POST /times/confirm", input.Key!, content) };
    }
}
