using System.Globalization;
using RunnerMassage.Scheduling.Recommendations;
using static RunnerMassage.Scheduling.Tests.Docs.GeneratedBlocks;

namespace RunnerMassage.Scheduling.Tests.Docs;

/// <summary>What the recommendations are made of, found out by asking them.</summary>
internal static class RecommendationTables
{
    private static readonly string[] Types = ["swedish", "deep-tissue", "active-release"];
    private static readonly RunnerProfile Usual = new() { Complaint = Complaint.Maintenance };

    public static string Scores()
    {
        (string What, ScoreFactorCode Code, RunnerProfile Runner)[] inputs =
        [
            ("Wants to relax, stress", ScoreFactorCode.Relax, Usual with { Complaint = Complaint.Relax }),
            ("Heavy, sore legs", ScoreFactorCode.Heavy, Usual with { Complaint = Complaint.Heavy }),
            ("Knots, a tight problem area", ScoreFactorCode.Knots, Usual with { Complaint = Complaint.Knots }),
            ("A named soft-tissue injury", ScoreFactorCode.Injury, Usual with { Complaint = Complaint.Injury }),
            ("Old scar tissue, adhesions", ScoreFactorCode.Scar, Usual with { Complaint = Complaint.Scar }),
            ("Nothing, maintenance", ScoreFactorCode.Maintenance, Usual),
            ("Race today or tomorrow", ScoreFactorCode.RaceTomorrow, Usual with { DaysToRace = 1 }),
            ("Race in two or three days", ScoreFactorCode.RaceSoon, Usual with { DaysToRace = 3 }),
            ("Race within three days and never massaged", ScoreFactorCode.RaceSoonFirstTimer, Usual with { DaysToRace = 3, Experience = MassageExperience.None }),
            ("Soreness 4 to 6", ScoreFactorCode.Soreness, Usual with { Soreness = 5 }),
            ("Likes little pressure", ScoreFactorCode.LowPressure, Usual with { Pressure = PressureTolerance.Low }),
            ("Likes a lot of pressure", ScoreFactorCode.HighPressure, Usual with { Pressure = PressureTolerance.High }),
            ("Never massaged", ScoreFactorCode.NeverMassaged, Usual with { Experience = MassageExperience.None }),
            ("Massaged regularly", ScoreFactorCode.RegularlyMassaged, Usual with { Experience = MassageExperience.Regular }),
            ("Five and more days or 60 km and more a week", ScoreFactorCode.HighVolume, Usual with { TrainingDaysPerWeek = 5 }),
            ("More than 60 days since the last massage", ScoreFactorCode.LongSinceLast, Usual with { DaysSinceLastMassage = 61 }),
        ];
        return Table(
            ["Input", "Swedish", "Deep tissue", "Active Release"],
            inputs.Select(input => (IReadOnlyList<string>)[input.What, .. Types.Select(type => Points(input.Runner, input.Code, type))]));
    }

    public static string Gates() => Table(
        ["Who", "What is left out"],
        [
            ["Red flag in the health answers", LeftOut(Usual with { RedFlag = true })],
            [$"Soreness {First(0, 10, level => LeftOut(Usual with { Soreness = level }) == "all types")} and more", "all types"],
            [$"Soreness {First(0, 10, level => LeftOut(Usual with { Soreness = level }) != "nothing")} and more", LeftOut(Usual with { Soreness = 7 })],
            ["Injury of the target area within 72 hours", LeftOut(Usual with { AcuteInjury = true })],
            [$"Race within {Enumerable.Range(0, 10).Last(days => LeftOut(Usual with { DaysToRace = days }) != "nothing")} day", LeftOut(Usual with { DaysToRace = 1 })],
            ["A health answer that a therapist has to look at", LeftOut(Usual with { ReviewFlag = true })],
        ]);

    public static string Frequency()
    {
        var byDays = Enumerable.Range(0, 8).Select(days => (IReadOnlyList<string>)[$"{days} training day{(days == 1 ? "" : "s")} a week", Sessions(days, 0)]);
        int[] steps = [.. Enumerable.Range(1, 200).Where(km => Sessions(0, km) != Sessions(0, km - 1))];
        var byVolume = steps.Select(km => (IReadOnlyList<string>)[$"{km} km a week and more", Sessions(0, km)]);
        return Table(
            ["Training", "Sessions in 30 days"],
            [
                .. byDays, .. byVolume,
                ["Weeks eight to two before a marathon or longer goal race", $"+{Added(peak: true)}"],
                ["While a treatment plan runs", $"+{Added(plan: true)}"],
                ["At most", $"{FrequencyRecommendation.MostSessions}"],
            ]);
    }

    public static string Classification() => Table(
        ["Sign", "Hard from", "How sure"],
        [
            Sign("Perceived exertion (0 to 10)", 0, 10, 1, value => new Workout { Rpe = value }, ""),
            Sign("The same at exertion 5", 1, 200, 1, value => new Workout { Rpe = 5, Minutes = value }, " minutes"),
            Sign("Minutes in heart-rate zones 4 and 5", 1, 60, 1, value => new Workout { ZoneMinutes = [30, 0, 0, value, 0] }, ""),
            Sign("Minutes in heart-rate zone 5", 1, 60, 1, value => new Workout { ZoneMinutes = [30, 0, 0, 0, value] }, ""),
            Sign("Aerobic training effect (0 to 5)", 0, 50, 0.1, value => new Workout { TrainingEffect = value }, ""),
            Sign("Minutes at threshold pace", 1, 100, 1, value => new Workout { AveragePace = 270, ThresholdPace = 270, Minutes = value }, ""),
            Sign("Running stress score, at 90 % of threshold", 1, 200, 1, value => new Workout { AveragePace = 300, ThresholdPace = 270, Minutes = value }, " minutes"),
            Sign("Load against the 28-day median", 0, 300, 0.01, value => new Workout { RelativeEffort = value }, " times"),
            Sign("Minutes, against a 28-day median of 40", 41, 200, 1, value => new Workout { Minutes = value }, ""),
            Sign("Distance of at least an hour, against the longest in 30 days", 90, 200, 0.01, value => new Workout { DistanceKm = value * 10, Minutes = 60 }, " times"),
        ]);

    private static IReadOnlyList<string> Sign(string what, int from, int to, double step, Func<double, Workout> workout, string unit)
    {
        var history = new TrainingHistory { MedianRelativeEffort28Days = 1, MedianMinutes28Days = 40, LongestKm30Days = 10 };
        var first = Enumerable.Range(from, to - from + 1).Select(i => Math.Round(i * step, 2))
            .First(value => EffortClassifier.Classify(workout(value), history).Kind == EffortLevel.Hard);
        var sure = EffortClassifier.Classify(workout(first), history).IsConfident;
        return [what, first.ToString("0.##", CultureInfo.InvariantCulture) + unit, sure ? "sure" : "asks the runner"];
    }

    private static string Sessions(int days, double km) =>
        FrequencyRecommendation.For(days, km, peak: false, treatmentPlan: false, null, [new LengthPrice(60, 70)]).SessionsPer30Days
            .ToString(CultureInfo.InvariantCulture);

    private static int Added(bool peak = false, bool plan = false) =>
        FrequencyRecommendation.For(3, 25, peak, plan, null, [new LengthPrice(60, 70)]).SessionsPer30Days - 1;

    private static string Points(RunnerProfile runner, ScoreFactorCode code, string type)
    {
        // A gate that removes the type removes its points too.
        var ranked = MassageTypeRecommendation.For(runner).Ranking.FirstOrDefault(ranked => ranked.MassageTypeId == type);
        return ranked is null ? "left out" : ranked.Factors.Where(factor => factor.Code == code).Sum(factor => factor.Points).ToString("+0;−0;0", CultureInfo.InvariantCulture);
    }

    private static string LeftOut(RunnerProfile runner)
    {
        var removed = MassageTypeRecommendation.For(runner).Removed.Select(type => type.MassageTypeId).ToList();
        return removed.Count switch { 0 => "nothing", 3 => "all types", _ when !removed.Contains("swedish") => "deep tissue and Active Release", _ => string.Join(", ", removed) };
    }

    private static int First(int from, int to, Func<int, bool> holds) => Enumerable.Range(from, to - from + 1).First(holds);
}
