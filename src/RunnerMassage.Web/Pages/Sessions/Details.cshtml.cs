using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Data.Rules;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Web.Shared;
using RunnerMassage.Web.Shared.Formatting;
using RunnerMassage.Web.Shared.Timeline;

namespace RunnerMassage.Web.Pages.Sessions;

/// <summary>One session: what, who, where, when, and what can still be done about it.</summary>
[Authorize]
public sealed class DetailsModel(SessionReader reader, RuleProfileRepository profiles, SessionTimeline timeline) : PageModel
{
    /// <summary>The session.</summary>
    public SessionView View { get; private set; } = null!;

    /// <summary>The rule profile under which the time was chosen, in the version that held then; null where that version is gone.</summary>
    public RuleProfile? Profile { get; private set; }

    /// <summary>The weeks around the session, or null where there is nothing to show or it is no business of the viewer's.</summary>
    public TrainingTimeline? Timeline { get; private set; }

    /// <summary>Shows the session, or 404 where it is not the viewer's.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(User.ToViewer(), id, cancellationToken) is not { } view)
        {
            return NotFound();
        }

        View = view;
        Timeline = view.State is SessionState.Booked or SessionState.UnderWay or SessionState.Arrived
            ? await timeline.ReadAsync(view, await profiles.ActiveAsync(cancellationToken), cancellationToken)
            : null;
        Profile = await profiles.FindAsync(view.Session.RuleProfileId, view.Session.RuleProfileVersion, cancellationToken);
        return Page();
    }
}
