using RunnerMassage.Scheduling.Recommendations;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Scheduling.Training;

namespace RunnerMassage.Web.Demo;

/// <summary>What the demo's runners train for, so that ratings show as soon as one of them signs in.</summary>
public static class DemoTraining
{
    private const int Evening = 18 * 60;
    private const int Morning = 9 * 60;

    /// <summary>All entries; <paramref name="accountOf"/> gives the id of the account that belongs to a key.</summary>
    public static IReadOnlyList<TrainingEntry> Create(DemoWeek week, Func<string, string> accountOf) =>
        [.. Mara(week, accountOf("mara")), .. Jonas(week, accountOf("jonas")), .. Priya(week, accountOf("priya"))];

    /// <summary>Four days a week towards a first half marathon.</summary>
    private static IEnumerable<TrainingEntry> Mara(DemoWeek week, string runner) =>
    [
        Workout(week, runner, 6, Evening, "Intervals", 60),
        Workout(week, runner, 11, Morning, "Long run", 105, 16),
        Workout(week, runner, 14, Evening, "Tempo", 45),
        Race(week, runner, 17, 10 * 60, "City half marathon", 132, 21.1, RacePriority.B),
    ];

    /// <summary>Six days a week, the weeks before a marathon.</summary>
    private static IEnumerable<TrainingEntry> Jonas(DemoWeek week, string runner) =>
    [
        Workout(week, runner, 6, Evening, "Track session", 75),
        Workout(week, runner, 8, Evening, "Tempo", 60),
        Workout(week, runner, 11, Morning, "Long run", 160, 30),
        Workout(week, runner, 13, Evening, "Track session", 75),
        Workout(week, runner, 18, Morning, "Long run", 96),
        Workout(week, runner, 20, Evening, "Tempo", 60),
        Race(week, runner, 25, Morning, "Spring marathon", 195, 42.2, RacePriority.A),
    ];

    /// <summary>Three days a week with a sore heel, and a parkrun for the fun of it.</summary>
    private static IEnumerable<TrainingEntry> Priya(DemoWeek week, string runner) =>
        [Race(week, runner, 10, Morning, "Parkrun", minutes: null, 5, RacePriority.C)];

    private static TrainingEntry Workout(
        DemoWeek week, string runner, int day, int startMinute, string name, int? minutes, double? distanceKm = null) =>
        Entry(week, runner, day, startMinute, name, EffortLevel.Hard, minutes, distanceKm, priority: null);

    private static TrainingEntry Race(
        DemoWeek week, string runner, int day, int startMinute, string name, int? minutes, double distanceKm, RacePriority priority) =>
        Entry(week, runner, day, startMinute, name, EffortLevel.Race, minutes, distanceKm, priority);

    private static TrainingEntry Entry(
        DemoWeek week, string runner, int day, int startMinute, string name, EffortLevel level, int? minutes, double? distanceKm,
        RacePriority? priority) => new()
        {
            Id = DemoWeek.IdOf($"training {runner} {day}"),
            RunnerId = runner,
            Name = name,
            Level = level,
            Date = week.April(day),
            Start = week.At(week.April(day), startMinute),
            Minutes = minutes,
            DistanceKm = distanceKm,
            Priority = priority,
        };
}
