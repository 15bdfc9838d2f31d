using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using RunnerMassage.Data.Calendars;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Calendar;

/// <summary>One entry for the calendar library in the browser, in the words that it knows.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Start">When it begins: an instant with its offset, or a date for what concerns the whole day.</param>
/// <param name="End">When it ends, exclusive.</param>
/// <param name="AllDay">True for what concerns the whole day.</param>
/// <param name="Kind">session, buffer, free, off, hours or closed: how it is drawn.</param>
/// <param name="Url">Where it leads, or null.</param>
public sealed record FeedEntry(
    string Title, string Start, string End, bool AllDay, string Kind,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Url);

/// <summary>A week or month as data for the script. It holds what the page shows, no more.</summary>
/// <param name="From">First date.</param>
/// <param name="To">The date after the last.</param>
/// <param name="FirstHour">The hour at which the drawing of a day begins.</param>
/// <param name="LastHour">The hour at which it ends.</param>
/// <param name="Entries">What happens.</param>
public sealed record CalendarFeed(string From, string To, int FirstHour, int LastHour, IReadOnlyList<FeedEntry> Entries)
{
    private static readonly OffsetDateTimePattern Moments = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:sso<+HH:mm>");

    /// <summary>The feed of one calendar.</summary>
    internal static CalendarFeed Of(TherapistCalendar calendar, CalendarSpan span, ClinicFormat format, IndexModel page)
    {
        var hours = DrawnHours.Of(calendar.Days, format);
        return new CalendarFeed(
            Address.Dates.Format(span.From),
            Address.Dates.Format(span.To.PlusDays(1)),
            hours.First,
            hours.Last,
            [.. calendar.Days.SelectMany(day => span.IsMonth ? Counts(day, page) : InHours(day, format, page))]);
    }

    private static IEnumerable<FeedEntry> InHours(CalendarDay day, ClinicFormat format, IndexModel page)
    {
        FeedEntry Entry(string title, Instant start, Instant end, string kind, string? url = null) =>
            new(title, Moments.Format(start.InZone(format.Zone).ToOffsetDateTime()), Moments.Format(end.InZone(format.Zone).ToOffsetDateTime()), AllDay: false, kind, url);

        return
        [
            .. day.Hours.Select(hours => Entry("", hours.Start, hours.End, "hours")),
            .. day.Free.Select(free => Entry($"Free, {CalendarWords.Starts(free.Starts)}", free.Start, free.End, "free")),
            .. day.Sessions.Select(session => Entry(
                $"{session.ClientName}, {CalendarWords.About(session)}", session.Start, session.End, "session", page.Url.Content($"~/sessions/{session.Id}"))),
            .. day.Sessions.Where(session => session.BusyUntil > session.End).Select(session => Entry("Buffer", session.End, session.BusyUntil, "buffer")),
            .. day.Exceptions.Where(exception => exception is { Kind: ExceptionKind.Off, StartMinute: not null }).Select(off => Entry(
                "Time off", InstantOf(day, off.StartMinute!.Value, format), InstantOf(day, off.EndMinute!.Value, format), "off")),
            .. Exceptions(day, page),
        ];
    }

    private static IEnumerable<FeedEntry> Counts(CalendarDay day, IndexModel page)
    {
        if (day.Hours.Count == 0)
        {
            yield return AllDay(day.Date, day.Exceptions.Count == 0 ? "Not worked" : "", "closed", null);
        }

        var week = page.Url.Content("~/" + page.Link(day.Date, month: false, page.TherapistId));
        if (day.Sessions.Count > 0)
        {
            yield return AllDay(day.Date, CalendarWords.Sessions(day.Sessions.Count), "session", week);
        }

        if (day.FreeMinutes > 0)
        {
            yield return AllDay(day.Date, $"{CalendarWords.Hours(day.FreeMinutes)} free", "free", week);
        }

        foreach (var exception in Exceptions(day, page))
        {
            yield return exception;
        }
    }

    private static IEnumerable<FeedEntry> Exceptions(CalendarDay day, IndexModel page) => day.Exceptions.Select(exception => AllDay(
        day.Date, CalendarWords.Exception(exception, page.MayReadReasons), "off", null));

    private static Instant InstantOf(CalendarDay day, int localMinute, ClinicFormat format) =>
        MinuteClock.ToInstant(LocalDay.Create(day.Date, format.Zone, index: 0).ToMinute(localMinute));

    private static FeedEntry AllDay(LocalDate date, string title, string kind, string? url) =>
        new(title, Address.Dates.Format(date), Address.Dates.Format(date.PlusDays(1)), AllDay: true, kind, url);
}
