using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Community;
using RunnerMassage.Web.Shared;

namespace RunnerMassage.Web.Pages.Reviews;

/// <summary>A therapist's own reviews, as everybody else sees them too.</summary>
[Authorize(Roles = Roles.Therapist)]
public sealed class IndexModel(ReviewReader reviews) : PageModel
{
    private const int MostShown = 200;

    /// <summary>How many there are, and their average.</summary>
    public ReviewSummary Summary { get; private set; } = new(0, null);

    /// <summary>How many the clinic has still to look at.</summary>
    public int Waiting { get; private set; }

    /// <summary>The reviews, the latest session first.</summary>
    public IReadOnlyList<ShownReview> Reviews { get; private set; } = [];

    /// <summary>Lists them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (User.ToViewer().TherapistId is { } therapistId)
        {
            Summary = (await reviews.SummariesAsync(cancellationToken)).GetValueOrDefault(therapistId) ?? Summary;
            Waiting = await reviews.CountWaitingAsync(therapistId, cancellationToken);
            Reviews = await reviews.ListAsync(therapistId, skip: 0, MostShown, cancellationToken);
        }
    }
}
