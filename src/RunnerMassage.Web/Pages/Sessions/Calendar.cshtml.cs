using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using RunnerMassage.Scheduling;
using RunnerMassage.Web.Shared;

namespace RunnerMassage.Web.Pages.Sessions;

/// <summary>
/// One session for a calendar application. Calendars are often shared with family or employer, so it says an appointment, a place and
/// a time, and nothing of massage or health. Times are in UTC, which every application shows in its own zone.
/// </summary>
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

        var text = new CalendarSerializer().SerializeToString(CalendarOf(view))!;
        return File(Encoding.UTF8.GetBytes(text), "text/calendar; charset=utf-8", $"appointment-{view.Session.Date:uuuu-MM-dd}.ics");
    }

    private Ical.Net.Calendar CalendarOf(SessionView view)
    {
        var session = view.Session;
        var calendar = new Ical.Net.Calendar { Method = CalendarMethods.Publish, ProductId = "-//RunnerMassage//EN" };
        calendar.Events.Add(new CalendarEvent
        {
            // The same entry for good: a moved or cancelled session updates it instead of adding another.
            Uid = $"{session.Id}@runner-massage",
            Sequence = session.Version - 1,
            DtStamp = Utc(view.Now),
            Start = Utc(session.Start),
            End = Utc(session.End),
            Summary = $"Appointment at {view.Clinic.Name}",
            Location = view.Clinic.Address,
            Url = new Uri($"{Request.Scheme}://{Request.Host}{Request.PathBase}/{view.Path}"),
            Status = session.Status == SessionStatus.Cancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
        });
        return calendar;
    }

    private static CalDateTime Utc(Instant instant) => new(instant.ToDateTimeUtc(), CalDateTime.UtcTzId);
}
