using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Web.Shared;

namespace RunnerMassage.Web.Pages.Sessions;

/// <summary>Says what cancelling means now, before it happens, and cancels.</summary>
[Authorize]
public sealed class CancelModel(SessionReader reader, SchedulingService scheduling) : PageModel
{
    /// <summary>The session.</summary>
    public SessionView View { get; private set; } = null!;

    /// <summary>What the form holds.</summary>
    public CancelInput Input { get; private set; } = new();

    /// <summary>What went wrong, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>Asks.</summary>
    public Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) =>
        ShowAsync(id, new CancelInput(), cancellationToken);

    /// <summary>Cancels.</summary>
    public async Task<IActionResult> OnPostAsync(string id, CancelInput input, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return await ShowAsync(id, input, cancellationToken);
        }

        var viewer = User.ToViewer();
        var outcome = await scheduling.CancelAsync(
            new CancelSession
            {
                Viewer = viewer,
                SessionId = id,
                Reason = input.Reason,
                ExpectedVersion = input.Version,
                Idempotency = FormKey.Of(viewer.UserId, $"POST /sessions/{id}/cancel", input.Key!, new { input.Reason, input.Version }),
            },
            cancellationToken);
        switch (outcome)
        {
            case BookingOutcome.NotFound:
                return NotFound();
            case BookingOutcome.Kept kept:
                TempData["Flash"] = kept.Session.CancelledLate ? "The session is cancelled. It counts as a late cancellation." : "The session is cancelled.";
                TempData["FlashKind"] = kept.Session.CancelledLate ? "warning" : "success";
                return RedirectToPage("/Sessions/Details", new { id });
            case BookingOutcome.Replayed { Answer.SessionId: not null }:
                return RedirectToPage("/Sessions/Details", new { id });
            case BookingOutcome.Busy:
                Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                Problem = "Many people are using the diary at this moment, and nothing was cancelled yet. Please press the button again.";
                return await ShowAsync(id, input, cancellationToken);
            default:
                Response.StatusCode = StatusCodes.Status409Conflict;
                Problem = "The session was changed since you opened this page, so nothing was cancelled. This is how it stands now.";
                return await ShowAsync(id, input with { Key = null }, cancellationToken);
        }
    }

    private async Task<IActionResult> ShowAsync(string id, CancelInput input, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(User.ToViewer(), id, cancellationToken) is not { } view)
        {
            return NotFound();
        }

        View = view;
        Input = input with { Version = view.Session.Version, Key = string.IsNullOrEmpty(input.Key) ? Guid.NewGuid().ToString("N") : input.Key };
        return Page();
    }
}
