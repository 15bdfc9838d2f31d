using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Web.Shared;
using RunnerMassage.Web.Shared.Calendars;

namespace RunnerMassage.Web.Pages.Sessions;

/// <summary>One session for a calendar application.</summary>
[Authorize]
public sealed class CalendarModel(SessionReader reader) : PageModel
{
    /// <summary>The file, or 404 where the session is not the viewer's.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(User.ToViewer(), id, cancellationToken) is not { } view)
        {
            return NotFound();
        }

        var page = new Uri($"{Request.Scheme}://{Request.Host}{Request.PathBase}/{view.Path}");
        var text = SessionCalendar.Publish(view.Session, view.Clinic, page, view.Now);
        return File(Encoding.UTF8.GetBytes(text), "text/calendar; charset=utf-8", $"appointment-{view.Session.Date:uuuu-MM-dd}.ics");
    }
}
