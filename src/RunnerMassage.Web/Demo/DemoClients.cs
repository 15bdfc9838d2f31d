using System.Globalization;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Protection;
using RunnerMassage.Data.Training;
using RunnerMassage.Scheduling.Recommendations;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Scheduling.Training;

namespace RunnerMassage.Web.Demo;

/// <summary>What the day's clients train for, feel and wish, and where they can be called.</summary>
internal static class DemoClients
{
    private static readonly (string Key, int? Pressure, string? Line)[] Wishes =
    [
        ("mara", 2, null), ("jonas", 4, "Happy with firm work; tell me before you go near the left Achilles."), ("priya", 3, "Talk me through what you do."),
        ("greta", 4, null), ("hiro", 3, "Quiet, please: this is my hour off."), ("emil", 4, "Ticklish feet."), ("milan", 5, null), ("ida", 2, null),
    ];

    /// <summary>Workouts and races around today. Those of Mara, Jonas and Priya are <see cref="DemoTraining"/>'s.</summary>
    public static IReadOnlyList<TrainingEntry> Training(DemoWeek week, Func<string, string> accountOf) =>
    [
        Entry(week, accountOf("greta"), -1, "Intervals", EffortLevel.Hard, 60),
        Entry(week, accountOf("greta"), 12, "River half marathon", EffortLevel.Race, 105, 21.1),
        Entry(week, accountOf("ida"), -2, "Long run", EffortLevel.Hard, 120, 18),
        Entry(week, accountOf("hiro"), -3, "Hill repeats", EffortLevel.Hard, 50),
        Entry(week, accountOf("hiro"), 40, "Autumn marathon", EffortLevel.Race, 210, 42.2),
        Entry(week, accountOf("emil"), -2, "Fell race", EffortLevel.Race, 95, 14),
        Entry(week, accountOf("milan"), -1, "Track session", EffortLevel.Hard, 70),
        Entry(week, accountOf("oskar"), 5, "Parkrun", EffortLevel.Race, 24, 5),
    ];

    /// <summary>Soreness reports; one of them too old to count.</summary>
    public static IReadOnlyList<StoredSoreness> Soreness(DemoWeek week, Func<string, string> accountOf, SessionTextProtector protector) =>
    [
        Report(week, accountOf("greta"), 3, 5, protector), Report(week, accountOf("emil"), 2, 20, protector), Report(week, accountOf("hiro"), 4, 44, protector),
    ];

    /// <summary>What runners wish for their massages.</summary>
    public static IEnumerable<RunnerPreference> Preferences(Func<string, string> accountOf, SessionTextProtector protector) =>
        Wishes.Select(wish => new RunnerPreference
        {
            UserId = accountOf(wish.Key),
            Pressure = wish.Pressure,
            ProtectedNote = protector.Protect(wish.Line),
        });

    /// <summary>A number of a range that is kept free for films, another one for each person.</summary>
    public static string PhoneOf(int number) => string.Create(CultureInfo.InvariantCulture, $"+49 30 23125 {100 + number}");

    private static TrainingEntry Entry(
        DemoWeek week, string runner, int daysAhead, string name, EffortLevel level, int minutes, double? distanceKm = null) => new()
        {
            Id = DemoWeek.IdOf($"training {runner} {daysAhead}"),
            RunnerId = runner,
            Name = name,
            Level = level,
            Date = week.Today.PlusDays(daysAhead),
            Start = week.At(week.Today.PlusDays(daysAhead), level == EffortLevel.Race ? 10 * 60 : 18 * 60),
            Minutes = minutes,
            DistanceKm = distanceKm,
            Priority = level == EffortLevel.Race ? RacePriority.B : null,
        };

    private static StoredSoreness Report(DemoWeek week, string runner, int level, int hoursAgo, SessionTextProtector protector) => new()
    {
        Id = DemoWeek.IdOf($"soreness {runner}"),
        RunnerId = runner,
        At = week.Now - Duration.FromHours(hoursAgo),
        ProtectedLevel = protector.Protect(level.ToString(CultureInfo.InvariantCulture))!,
    };
}
