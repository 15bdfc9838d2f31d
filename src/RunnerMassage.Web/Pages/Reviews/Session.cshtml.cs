using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using RunnerMassage.Data.Community;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Scheduling;
using RunnerMassage.Web.Shared;
using RunnerMassage.Web.Shared.Comments;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Reviews;

/// <summary>Where a runner says how a session was.</summary>
[Authorize]
public sealed class SessionModel(
    SessionRepository sessions, ReviewRepository reviews, ShownName names, ClinicRepository clinics, IClock clock) : PageModel
{
    /// <summary>The session.</summary>
    public SessionDetails Details { get; private set; } = null!;

    /// <summary>What the runner has said before, also what was withdrawn; or null.</summary>
    public SessionReview? Review { get; private set; }

    /// <summary>What the form holds.</summary>
    public ReviewInput Input { get; private set; } = new();

    /// <summary>True while the session can be reviewed.</summary>
    public bool MayReview { get; private set; }

    /// <summary>Why it cannot be reviewed, in words.</summary>
    public string WhyNot { get; private set; } = "";

    /// <summary>Shows the form, or 404 where the session is not theirs.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        Input = Review is { State: not ModerationState.Withdrawn } review
            ? new ReviewInput { Stars = review.Stars.ToString(CultureInfo.InvariantCulture), Text = review.Text, Name = review.ShownName }
            : new ReviewInput { Name = User.SuggestedName() };
        return Page();
    }

    /// <summary>Keeps the review.</summary>
    public async Task<IActionResult> OnPostAsync(string id, ReviewInput input, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        Input = input;
        if (await names.ProblemAsync(input.Name, User.ToWriter()!, cancellationToken) is { } problem)
        {
            ModelState.AddModelError(nameof(input.Name), problem);
        }

        if (!ModelState.IsValid || !MayReview)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        var written = new WrittenReview(id, User.UserId()!, input.Count!.Value, input.Name!, input.Text);
        if (await reviews.SaveAsync(written, input.Version, cancellationToken) != ChangeOutcome.Done)
        {
            ModelState.AddModelError(nameof(input.Text), "Your review was changed elsewhere meanwhile. To keep what stands here, please send it once more.");
            Response.StatusCode = StatusCodes.Status409Conflict;
            return await LoadAsync(id, cancellationToken) ? Page() : NotFound();
        }

        TempData["Flash"] = "Thank you. Somebody of the clinic looks at it first, then everybody can read it.";
        return Redirect($"~/sessions/{id}");
    }

    /// <summary>Takes the review back.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync(string id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        await reviews.WithdrawAsync(id, User.UserId()!, cancellationToken);
        TempData["Flash"] = "Your review is withdrawn and deleted.";
        return Redirect($"~/sessions/{id}");
    }

    private async Task<bool> LoadAsync(string id, CancellationToken cancellationToken)
    {
        var viewer = User.ToViewer();
        if (await sessions.FindAsync(viewer, id, cancellationToken) is not { } details || details.Session.RunnerId != viewer.UserId)
        {
            return false;
        }

        var (now, format) = (clock.GetCurrentInstant(), new ClinicFormat(await clinics.GetAsync(cancellationToken)));
        Details = details;
        Review = await reviews.FindOwnAsync(id, viewer.UserId, cancellationToken);
        MayReview = ReviewRules.MayReview(details.Session, viewer.UserId, now);
        WhyNot = details.Session switch
        {
            { Status: SessionStatus.Done } session =>
                $"A session can be reviewed for 60 days; here that was until {format.Moment(session.End + ReviewRules.Window)}.",
            { Status: SessionStatus.Cancelled } => "The session was cancelled, so there is nothing to review.",
            { Status: SessionStatus.NoShow } => "The session was missed, so there is nothing to review.",
            _ => "You can say how it was once your therapist has marked the session as done.",
        };
        return true;
    }
}
