using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.People;
using RunnerMassage.Web.Audit;

namespace RunnerMassage.Web.Pages.Admin.Users;

/// <summary>Asks before an account is shut out or let in again.</summary>
[Authorize(Roles = Roles.Admin)]
public sealed class StateModel(UserDirectory directory, UserAdmin admin, Auditor auditor, IClock clock) : PageModel
{
    /// <summary>The account.</summary>
    public UserCard Card { get; private set; } = null!;

    /// <summary>True where it can be let in again.</summary>
    public bool IsDeactivated => Card.State == UserState.Deactivated;

    /// <summary>What was not done and why, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>Asks.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    /// <summary>Does what was asked.</summary>
    /// <param name="id">The account.</param>
    /// <param name="seen">How it stood when the question was asked.</param>
    /// <param name="deactivate">True to shut it out, false to let it in again.</param>
    /// <param name="cancellationToken">Stops before anything is saved.</param>
    public async Task<IActionResult> OnPostAsync(string id, string? seen, bool deactivate, CancellationToken cancellationToken)
    {
        var request = new ChangeState(id, seen ?? "", auditor.Actor);
        var change = deactivate
            ? await admin.DeactivateAsync(request, cancellationToken)
            : await admin.ReactivateAsync(request, cancellationToken);
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        if (UserWords.Problem(change) is { } problem)
        {
            Problem = problem;
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }

        TempData["Flash"] = IsDeactivated
            ? $"{Card.Name} can no longer sign in, and is signed out everywhere within a minute."
            : $"{Card.Name} can sign in again.";
        return RedirectToPage("/Admin/Users/Person", new { id });
    }

    private async Task<bool> LoadAsync(string id, CancellationToken cancellationToken)
    {
        if (await directory.FindAsync(id, clock.GetCurrentInstant(), cancellationToken) is not { State: not (UserState.Guest or UserState.Deleted) } card)
        {
            return false;
        }

        Card = card;
        return true;
    }
}
