using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Availability.Editing;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Web.Shared;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Availability;

/// <summary>The coming sessions that lie outside the hours, each with times it could move to. What nobody moves stays as it is.</summary>
[Authorize(Roles = $"{Roles.Therapist},{Roles.Admin}")]
public sealed class AffectedModel(ScheduleReader schedules, AvailabilityEditor editor, MoveOffers offers, SchedulingService scheduling) : PageModel
{
    /// <summary>Most sessions shown at once; the others follow when these are moved.</summary>
    public const int MostShown = 12;

    /// <summary>Whose sessions.</summary>
    public EditedSchedule Edited { get; private set; } = null!;

    /// <summary>The first of the sessions, with where they could go.</summary>
    public IReadOnlyList<OfferedMoves> Moves { get; private set; } = [];

    /// <summary>How many more there are.</summary>
    public int More { get; private set; }

    /// <summary>The session that a problem is about, or null.</summary>
    public string? ProblemOf { get; private set; }

    /// <summary>What went wrong with it, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>What was sent where something went wrong, so that nothing typed is lost; or null.</summary>
    public MoveChoice? Sent { get; private set; }

    /// <summary>Lists them.</summary>
    public async Task<IActionResult> OnGetAsync(string? therapistId, CancellationToken cancellationToken) =>
        await LoadAsync(therapistId, cancellationToken) ? await ShowAsync(cancellationToken) : NotFound();

    /// <summary>Moves one of them. The same form sent again counts once.</summary>
    public async Task<IActionResult> OnPostAsync(string? therapistId, MoveChoice move, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(therapistId, cancellationToken))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            var why = string.Join(' ', ModelState.Values.SelectMany(value => value.Errors).Select(error => error.ErrorMessage).Distinct());
            return await RefuseAsync(move, why, StatusCodes.Status400BadRequest, cancellationToken);
        }

        // Only what this page offers: a session of this therapist that lies outside the hours.
        var outside = await editor.OutsideNowAsync(Edited.Schedule.TherapistId, cancellationToken);
        if (outside.FirstOrDefault(session => session.SessionId == move.SessionId) is not { } session)
        {
            TempData["Flash"] = "That session lies inside the hours by now, or was moved or cancelled. Nothing was done.";
            TempData["FlashKind"] = "info";
            return Redirect("~/" + Edited.Link("affected"));
        }

        var viewer = User.ToViewer();
        var outcome = await scheduling.RescheduleAsync(
            new RescheduleSession
            {
                Viewer = viewer,
                SessionId = session.SessionId,
                Start = move.Start!.Value,
                TherapistId = move.TherapistId,
                ExpectedVersion = move.Version,
                Message = move.Message,
                Idempotency = FormKey.Of(
                    viewer.UserId, "POST /availability/affected", move.Key!, new { move.SessionId, move.Choice, move.Version, move.Message }),
            },
            cancellationToken);
        return outcome switch
        {
            BookingOutcome.Kept or BookingOutcome.Replayed { Answer.SessionId: not null } => Moved(session, move, outside.Count - 1),
            BookingOutcome.Busy => await RefuseAsync(
                move, "Many people are using the diary at this moment, and nothing was moved yet. Please choose again.",
                StatusCodes.Status503ServiceUnavailable, cancellationToken),
            BookingOutcome.Refused { Refusals: [Refusal.StaleVersion, ..] } => await RefuseAsync(
                move, "The session was changed in the meantime. This is how it stands now.", StatusCodes.Status409Conflict, cancellationToken),
            BookingOutcome.Refused refused => await RefuseAsync(
                move, $"That time cannot be had any more. {string.Join(' ', refused.Refusals.Select(Words.Sentence))} Please choose another.",
                StatusCodes.Status409Conflict, cancellationToken),
            _ => NotFound(),
        };
    }

    private RedirectResult Moved(AffectedSession session, MoveChoice move, int left)
    {
        TempData["Flash"] = $"{session.RunnerName}’s session is moved to {Edited.Format.Moment(move.Start!.Value)}. {(session.HasEmail ? "A mail tells" : "Please call")} {session.RunnerName.Split(' ')[0]}.";
        return Redirect("~/" + Edited.Link(left > 0 ? "affected" : ""));
    }

    private async Task<IActionResult> RefuseAsync(MoveChoice move, string why, int status, CancellationToken cancellationToken)
    {
        (ProblemOf, Problem, Sent) = (move.SessionId, why, move);
        Response.StatusCode = status;
        return await ShowAsync(cancellationToken);
    }

    private async Task<bool> LoadAsync(string? therapistId, CancellationToken cancellationToken)
    {
        var edited = await schedules.FindAsync(User.ToViewer(), therapistId, cancellationToken);
        Edited = edited!;
        return edited is not null;
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        var outside = await editor.OutsideNowAsync(Edited.Schedule.TherapistId, cancellationToken);
        var moves = new List<OfferedMoves>(MostShown);
        foreach (var session in outside.Take(MostShown))
        {
            moves.Add(await offers.FindAsync(Edited, session, cancellationToken));
        }

        (Moves, More) = (moves, outside.Count - moves.Count);
        return Page();
    }
}
