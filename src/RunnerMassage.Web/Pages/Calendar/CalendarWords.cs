using NodaTime;
using NodaTime.Text;
using RunnerMassage.Data.Calendars;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Availability;

namespace RunnerMassage.Web.Pages.Calendar;

/// <summary>Words of the calendar.</summary>
internal static class CalendarWords
{
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    /// <summary>1 session, 3 sessions, no sessions.</summary>
    public static string Sessions(int count) => count switch { 0 => "no sessions", 1 => "1 session", _ => $"{count} sessions" };

    /// <summary>3 sessions, 2 h 15 min free.</summary>
    public static string Day(CalendarDay day) =>
        day.Hours.Count == 0 && day.Sessions.Count == 0 ? "not worked"
        : day.FreeMinutes == 0 ? $"{Sessions(day.Sessions.Count)}, no free time"
        : $"{Sessions(day.Sessions.Count)}, {Hours(day.FreeMinutes)} free";

    /// <summary>45 min, 2 h, 2 h 15 min.</summary>
    public static string Hours(int minutes) => (minutes / 60, minutes % 60) switch
    {
        (0, var rest) => $"{rest}\u00a0min",
        (var hours, 0) => $"{hours}\u00a0h",
        (var hours, var rest) => $"{hours}\u00a0h\u00a0{rest}\u00a0min",
    };

    /// <summary>5 starts for 60 minutes.</summary>
    public static string Starts(int count) => count switch
    {
        0 => $"no start for {CalendarReader.UsualMinutes} minutes",
        1 => $"1 start for {CalendarReader.UsualMinutes} minutes",
        _ => $"{count} starts for {CalendarReader.UsualMinutes} minutes",
    };

    /// <summary>What became of a session, or null where nothing did yet.</summary>
    public static string? Status(SessionStatus status) => status switch
    {
        SessionStatus.Arrived => "arrived",
        SessionStatus.Done => "done",
        SessionStatus.NoShow => "did not come",
        _ => null,
    };

    /// <summary>Swedish, Room 1, done; and where it needs moving, that it lies outside the hours.</summary>
    public static string About(CalendarSession session) =>
        string.Join(", ", new[] { session.MassageTypeName, session.RoomName, Status(session.Status), session.IsOutsideHours ? "outside the hours" : null }.OfType<string>());

    /// <summary>Time off all day: Leave. The reason, which may tell of illness, only where the viewer may read it.</summary>
    public static string Exception(AvailabilityException exception, bool withReason) =>
        withReason && exception.Reason is { Length: > 0 } reason ? $"{Exception(exception)}: {reason}" : Exception(exception);

    private static string Exception(AvailabilityException exception) => exception switch
    {
        { Kind: ExceptionKind.Off, StartMinute: null } => "Time off all day",
        { Kind: ExceptionKind.Off } => $"Time off {Range(exception)}",
        { Kind: ExceptionKind.Extra } => $"Extra hours {Range(exception)}",
        { StartMinute: null } => "Closed",
        _ => $"Other hours {Range(exception)}",
    };

    /// <summary>18:00, of minutes after midnight on the local clock; 24:00 for the end of the day.</summary>
    public static string Minute(int minute) =>
        minute >= WorkingHours.MinutesPerDay ? "24:00" : Clock.Format(LocalTime.Midnight.PlusMinutes(minute));

    private static string Range(AvailabilityException exception) => $"{Minute(exception.StartMinute ?? 0)}–{Minute(exception.EndMinute ?? 0)}";
}
