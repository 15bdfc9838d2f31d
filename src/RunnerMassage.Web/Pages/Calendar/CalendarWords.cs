using NodaTime;
using NodaTime.Text;
using RunnerMassage.Data.Calendar;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Availability;

namespace RunnerMassage.Web.Pages.Calendar;

/// <summary>Words of the calendar.</summary>
internal static class CalendarWords
{
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    /// <summary>1 session, 3 sessions, no sessions.</summary>
    public static string Sessions(int count) => count switch { 0 => "no sessions", 1 => "1 session", _ => $"{count} sessions" };

    /// <summary>45 min, 2 h, 2 h 15 min.</summary>
    public static string Hours(int minutes) => (minutes / 60, minutes % 60) switch
    {
        (0, var rest) => $"{rest} min",
        (var hours, 0) => $"{hours} h",
        (var hours, var rest) => $"{hours} h {rest} min",
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

    /// <summary>Time off all day, Extra hours 18:00–20:00.</summary>
    public static string Exception(AvailabilityException exception) => exception switch
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
