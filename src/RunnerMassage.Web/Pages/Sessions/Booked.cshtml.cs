using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Web.Shared;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Sessions;

/// <summary>Says that a session is booked, and what comes next.</summary>
[Authorize]
public sealed class BookedModel(SessionReader reader) : PageModel
{
    /// <summary>The session.</summary>
    public SessionView View { get; private set; } = null!;

    /// <summary>Shows the session just booked; one that has since been cancelled or is over has its own page.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(User.ToViewer(), id, cancellationToken) is not { } view)
        {
            return NotFound();
        }

        View = view;
        return view.State == SessionState.Booked ? Page() : RedirectToPage("/Sessions/Details", new { id });
    }
}
