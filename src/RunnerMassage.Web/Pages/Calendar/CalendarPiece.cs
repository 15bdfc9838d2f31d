using NodaTime;
using RunnerMassage.Data.Calendars;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Calendar;

/// <summary>What a stretch of a day is.</summary>
public enum PieceKind
{
    /// <summary>A booked session.</summary>
    Session,

    /// <summary>The time after a session in which therapist and room stay busy.</summary>
    Buffer,

    /// <summary>Hours in which nothing is booked.</summary>
    Free,

    /// <summary>Hours taken off by an exception.</summary>
    Off,
}

/// <summary>A stretch of a therapist's day, with the words that tell it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="FromMinute">Where it begins, in minutes after midnight as the local clock shows them.</param>
/// <param name="ToMinute">Where it ends; 1440 for midnight and whatever lies behind.</param>
/// <param name="Time">10:00–11:00, with offsets where the clock alone does not tell.</param>
/// <param name="What">Mara Lind, Buffer, Free, Time off.</param>
/// <param name="More">Swedish, Room 1; or what else there is to say.</param>
/// <param name="SessionId">The session whose page it leads to, or null.</param>
public sealed record CalendarPiece(PieceKind Kind, int FromMinute, int ToMinute, string Time, string What, string? More, string? SessionId)
{
    private const int MinutesOfMark = 5;

    /// <summary>
    /// Where a stylesheet puts it, as classes, since styles in the page are not allowed: from-10 at-15 to-11 till-30 is 10:15–11:30.
    /// Other minutes than fives are rounded away from its middle.
    /// </summary>
    public string Place
    {
        get
        {
            var from = FromMinute / MinutesOfMark * MinutesOfMark;
            var to = (ToMinute + MinutesOfMark - 1) / MinutesOfMark * MinutesOfMark;
            return $"from-{from / 60} at-{from % 60} to-{to / 60} till-{to % 60}";
        }
    }

    /// <summary>True where there is room for one line at most.</summary>
    public bool IsShort => ToMinute - FromMinute < 30;

    /// <summary>The pieces of a day, in order of time.</summary>
    public static IReadOnlyList<CalendarPiece> Of(CalendarDay day, ClinicFormat format)
    {
        CalendarPiece Piece(PieceKind kind, Instant start, Instant end, string what, string? more = null, string? session = null) =>
            new(kind, MinuteOf(start, day.Date, format), MinuteOf(end, day.Date, format), format.TimeRange(start, end), what, more, session);

        return
        [
            .. day.Sessions.Select(session => Piece(PieceKind.Session, session.Start, session.End, session.ClientName, CalendarWords.About(session), session.Id))
                .Concat(day.Sessions.Where(session => session.BusyUntil > session.End)
                    .Select(session => Piece(PieceKind.Buffer, session.End, session.BusyUntil, "Buffer")))
                .Concat(day.Free.Select(free => Piece(PieceKind.Free, free.Start, free.End, "Free", CalendarWords.Starts(free.Starts))))
                .Concat(day.Exceptions.Where(exception => exception is { Kind: ExceptionKind.Off, StartMinute: not null })
                    .Select(off => new CalendarPiece(
                        PieceKind.Off, off.StartMinute!.Value, off.EndMinute!.Value,
                        $"{CalendarWords.Minute(off.StartMinute.Value)}–{CalendarWords.Minute(off.EndMinute.Value)}", "Time off", null, null)))
                .OrderBy(piece => piece.FromMinute).ThenBy(piece => piece.Kind == PieceKind.Off ? 0 : 1),
        ];
    }

    /// <summary>The hours of a day as places, for what is drawn behind the pieces.</summary>
    public static IEnumerable<CalendarPiece> HoursOf(CalendarDay day, ClinicFormat format) => day.Hours.Select(hours => new CalendarPiece(
        PieceKind.Free, MinuteOf(hours.Start, day.Date, format), MinuteOf(hours.End, day.Date, format), "", "", null, null));

    private static int MinuteOf(Instant instant, LocalDate date, ClinicFormat format)
    {
        var local = instant.InZone(format.Zone);
        return local.Date > date ? WorkingHours.MinutesPerDay : (local.Hour * 60) + local.Minute;
    }
}
