using System.Globalization;
using RunnerMassage.Scheduling.Recommendations;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Web.Pages.Training;

/// <summary>What workouts, races and soreness are called on the pages of a runner's training.</summary>
public static class TrainingWords
{
    /// <summary>How soreness feels at each level, 0 first.</summary>
    public static IReadOnlyList<string> Soreness { get; } =
        ["none", "barely there", "slight", "mild", "noticeable", "sore", "very sore", "hurts on stairs", "hurts walking", "severe", "the worst there is"];

    /// <summary>What an entry is, with the icon that goes with it.</summary>
    public static (string Word, string Icon) Level(EffortLevel level) => level switch
    {
        EffortLevel.Hard => ("Hard workout", "flame"),
        EffortLevel.Race => ("Race", "trophy"),
        EffortLevel.Moderate => ("Moderate", "activity"),
        EffortLevel.Easy => ("Easy", "leaf"),
        _ => ("Not rated yet", "help"),
    };

    /// <summary>What a race means to the runner.</summary>
    public static string Priority(RacePriority? priority) => priority switch
    {
        RacePriority.A => "A goal of the season",
        RacePriority.B => "A race like others",
        RacePriority.C => "Run as training",
        _ => "As usual for its length",
    };

    /// <summary>45, or 2:12 from an hour on, as the form takes it.</summary>
    public static string Duration(int minutes) => minutes < 60
        ? minutes.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{minutes / 60}:{minutes % 60:00}");

    /// <summary>45 min, or 2 h 12 min.</summary>
    public static string LongDuration(int minutes) => (minutes / 60, minutes % 60) switch
    {
        (0, var rest) => string.Create(CultureInfo.InvariantCulture, $"{rest} min"),
        (var hours, 0) => string.Create(CultureInfo.InvariantCulture, $"{hours} h"),
        var (hours, rest) => string.Create(CultureInfo.InvariantCulture, $"{hours} h {rest} min"),
    };
}
