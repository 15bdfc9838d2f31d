using System.Globalization;
using NodaTime;

namespace RunnerMassage.Web.Pages.Today;

/// <summary>How far off days and minutes are, in words.</summary>
public static class DayWords
{
    /// <summary>45 minutes, 1 h, 2 h 30 min.</summary>
    public static string Length(Duration duration)
    {
        var minutes = (int)Math.Round(duration.TotalMinutes);
        return (minutes / 60, minutes % 60) switch
        {
            (0, 1) => "1 minute",
            (0, var rest) => Text($"{rest} minutes"),
            (var hours, 0) => Text($"{hours} h"),
            var (hours, rest) => Text($"{hours} h {rest} min"),
        };
    }

    /// <summary>just now, 20 minutes, 3 hours, 2 days.</summary>
    public static string Age(Duration duration) => duration.TotalMinutes switch
    {
        < 90 => Length(duration),
        < 48 * 60 => Text($"{Math.Round(duration.TotalHours)} hours"),
        _ => Text($"{Math.Round(duration.TotalDays)} days"),
    };

    /// <summary>today, tomorrow, in 5 days; on another day than today: the same day, the day after, 5 days later.</summary>
    public static string Ahead(int days, bool fromToday) => (days, fromToday) switch
    {
        (0, true) => "today",
        (1, true) => "tomorrow",
        (_, true) => Text($"in {days} days"),
        (0, _) => "the same day",
        (1, _) => "the day after",
        _ => Text($"{days} days later"),
    };

    /// <summary>today, yesterday, 5 days ago; on another day than today: the same day, the day before, 5 days before.</summary>
    public static string Ago(int days, bool fromToday) => (days, fromToday) switch
    {
        (0, true) => "today",
        (1, true) => "yesterday",
        (_, true) => Text($"{days} days ago"),
        (0, _) => "the same day",
        (1, _) => "the day before",
        _ => Text($"{days} days before"),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
