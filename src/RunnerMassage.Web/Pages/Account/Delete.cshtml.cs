using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using RunnerMassage.Data.Privacy;
using RunnerMassage.Web.Audit;
using RunnerMassage.Web.Hosting;
using RunnerMassage.Web.Privacy;
using RunnerMassage.Web.Shared;
using RunnerMassage.Web.Shared.Planning;

namespace RunnerMassage.Web.Pages.Account;

/// <summary>Says exactly what deleting the account means, and does it for whoever proves to be its owner.</summary>
[Authorize]
[EnableRateLimiting(RateLimits.Accounts)]
public sealed class DeleteModel(
    AccountDeletion deletion, DeletionPreview preview, OwnerProof proof, Auditor auditor, PlannerMemory memory) : PageModel
{
    /// <summary>What stands in the way, or null.</summary>
    public DeletionObstacle? Obstacle { get; private set; }

    /// <summary>The sessions that would be cancelled.</summary>
    public IReadOnlyList<SessionToCancel> Sessions { get; private set; } = [];

    /// <summary>How the person has to prove that the account is theirs.</summary>
    public ProofNeeded Proof { get; private set; }

    /// <summary>Asks.</summary>
    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    /// <summary>Deletes the account and signs out.</summary>
    public async Task<IActionResult> OnPostAsync(string? password, CancellationToken cancellationToken)
    {
        var userId = User.UserId()!;
        if (await deletion.FindObstacleAsync(userId, cancellationToken) is not null)
        {
            return await ShowAsync(cancellationToken);
        }

        if (!await proof.HoldsAsync(userId, password, cancellationToken))
        {
            ModelState.AddModelError("password", "This is not the password of your account, or there were too many wrong ones just now. Nothing was deleted.");
            return await ShowAsync(cancellationToken);
        }

        if (await deletion.DeleteAsync(userId, auditor.Actor, cancellationToken) is not null)
        {
            return await ShowAsync(cancellationToken);
        }

        memory.Clear(HttpContext);
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        TempData["Flash"] = "Your account is deleted, and your coming sessions are cancelled. Run well.";
        return LocalRedirect("~/");
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        var userId = User.UserId()!;
        Obstacle = await deletion.FindObstacleAsync(userId, cancellationToken);
        Sessions = Obstacle is null ? await preview.ListAsync(userId, cancellationToken) : [];
        Proof = await proof.NeededAsync(userId, cancellationToken);
        return Page();
    }
}
