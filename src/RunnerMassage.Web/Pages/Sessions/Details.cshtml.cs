using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Web.Shared;

namespace RunnerMassage.Web.Pages.Sessions;

/// <summary>One session: what, who, where, when, and what can still be done about it.</summary>
[Authorize]
public sealed class DetailsModel(SessionReader reader) : PageModel
{
    /// <summary>The session.</summary>
    public SessionView View { get; private set; } = null!;

    /// <summary>Shows the session, or 404 where it is not the viewer's.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(User.ToViewer(), id, cancellationToken) is not { } view)
        {
            return NotFound();
        }

        View = view;
        return Page();
    }
}
