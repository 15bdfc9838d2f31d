using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Community;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Web.Audit;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Admin.Moderation;

/// <summary>What runners say about sessions, before others read it. For admins alone: a therapist would decide about their own work.</summary>
[Authorize(Roles = Roles.Admin)]
public sealed class ReviewsModel(ModerationQueue queue, ReviewRepository reviews, ClinicRepository clinics, Auditor auditor) : PageModel
{
    private const int MostShown = 50;
    private const string Hidden = "HiddenReview";

    /// <summary>Those that wait, then those that were taken down.</summary>
    public IReadOnlyList<QueuedReview> Items { get; private set; } = [];

    /// <summary>What was just taken down, or null.</summary>
    public UndoHiding? Undo { get; private set; }

    /// <summary>Words for times.</summary>
    public ClinicFormat Format { get; private set; } = null!;

    /// <summary>Lists them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
        Items =
        [
            .. await queue.ListReviewsAsync(ModerationState.Waiting, MostShown, cancellationToken),
            .. await queue.ListReviewsAsync(ModerationState.Hidden, MostShown, cancellationToken),
        ];
        Undo = UndoHiding.Read(TempData, Hidden);
    }

    /// <summary>Shows a review to everybody.</summary>
    public Task<IActionResult> OnPostApproveAsync(string id, int version, CancellationToken cancellationToken) =>
        DecideAsync(id, version, ModerationState.Shown, "It is there for everybody to read.", cancellationToken);

    /// <summary>Takes a review down; the page that follows offers undo.</summary>
    public async Task<IActionResult> OnPostHideAsync(string id, int version, string? who, CancellationToken cancellationToken)
    {
        new UndoHiding(id ?? "", version + 1, ModerationState.Waiting, who ?? "").Keep(TempData, Hidden);
        return await DecideAsync(id ?? "", version, ModerationState.Hidden, done: null, cancellationToken);
    }

    /// <summary>Puts a review back among those that wait.</summary>
    public Task<IActionResult> OnPostUndoAsync(string id, int version, CancellationToken cancellationToken) =>
        DecideAsync(id, version, ModerationState.Waiting, "It waits again.", cancellationToken);

    private async Task<IActionResult> DecideAsync(
        string id, int version, ModerationState state, string? done, CancellationToken cancellationToken)
    {
        if (await reviews.DecideAsync(id, version, state, auditor.Actor, cancellationToken) != ChangeOutcome.Done)
        {
            TempData.Remove(Hidden);
            TempData["Flash"] = "Nothing was changed: another admin has decided about it meanwhile, or the runner changed or withdrew it. This is how things stand.";
            TempData["FlashKind"] = "warning";
        }
        else if (done is not null)
        {
            TempData["Flash"] = done;
        }

        return Redirect("~/admin/moderation/reviews");
    }
}
