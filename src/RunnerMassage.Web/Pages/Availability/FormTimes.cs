using NodaTime;
using NodaTime.Text;
using RunnerMassage.Scheduling.Availability;

namespace RunnerMassage.Web.Pages.Availability;

/// <summary>Reads dates and clock times as browsers send them.</summary>
internal static class FormTimes
{
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>The date, or null where nothing or nonsense was typed.</summary>
    public static LocalDate? Date(string? text) =>
        LocalDatePattern.Iso.Parse(text?.Trim() ?? "") is { Success: true, Value: var date } ? date : null;

    /// <summary>The minute at which something begins, or null.</summary>
    public static int? Start(string? text) =>
        Clock.Parse(text?.Trim() ?? "") is { Success: true, Value: var time } ? (time.Hour * 60) + time.Minute : null;

    /// <summary>The minute at which something ends, or null; midnight is the end of the day, because a browser offers no 24:00.</summary>
    public static int? End(string? text) =>
        text?.Trim() is "24:00" ? WorkingHours.MinutesPerDay : Start(text) is { } minute ? (minute == 0 ? WorkingHours.MinutesPerDay : minute) : null;

    /// <summary>A minute as a browser's field takes it.</summary>
    public static string Write(int minute) => minute == WorkingHours.MinutesPerDay ? "00:00" : AvailabilityWords.Clock(minute);

    /// <summary>True where nothing was typed, or a date.</summary>
    public static bool IsDateOrEmpty(string? text) => string.IsNullOrWhiteSpace(text) || Date(text) is not null;
}
