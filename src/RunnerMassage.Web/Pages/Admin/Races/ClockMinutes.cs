using System.Globalization;
using NodaTime.Text;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Availability.Editing;

namespace RunnerMassage.Web.Pages.Admin.Races;

/// <summary>Clock times of extra hours as browsers send them and as people read them.</summary>
internal static class ClockMinutes
{
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>From and to; midnight is the end of the day. Null where one of them is no time.</summary>
    public static LocalMinutes? Read(string from, string to) => Minute(from) is { } start && Minute(to) is { } end
        ? new LocalMinutes(start, end == 0 ? WorkingHours.MinutesPerDay : end)
        : null;

    /// <summary>A minute as a browser's field takes it.</summary>
    public static string Write(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60 % 24:00}:{minute % 60:00}");

    /// <summary>18:00–20:00.</summary>
    public static string Range(int start, int end) => $"{Write(start)}–{(end == WorkingHours.MinutesPerDay ? "24:00" : Write(end))}";

    /// <summary>One sentence on what is wrong with extra hours.</summary>
    public static string Sentence(AvailabilityErrorCode code) => code switch
    {
        AvailabilityErrorCode.RangeOrder => "The end must come after the start.",
        AvailabilityErrorCode.HasNoEffect => "They work at these times already, or are away. Choose other times.",
        AvailabilityErrorCode.DatesPast => "This day is past.",
        _ => "These hours cannot be opened. Choose other times.",
    };

    private static int? Minute(string text) => Clock.Parse(text) is { Success: true, Value: var time } ? (time.Hour * 60) + time.Minute : null;
}
