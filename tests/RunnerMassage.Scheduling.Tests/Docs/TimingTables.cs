using System.Globalization;
using NodaTime;
using RunnerMassage.Scheduling.Timing;
using static RunnerMassage.Scheduling.Tests.Docs.GeneratedBlocks;

namespace RunnerMassage.Scheduling.Tests.Docs;

/// <summary>The figures of both rule profiles and what they make of each day around an effort.</summary>
internal static class TimingTables
{
    private static readonly RuleProfile[] Profiles = [RuleProfile.Article, RuleProfile.Cautious];
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    private static readonly LocalDate Day = new(2027, 4, 14);

    public static string Figures() => Table(
        ["Figure", .. Profiles.Select(profile => $"{profile.Name} (`{profile.Id}`)")],
        [
            Row("Recommended days after a hard workout or race", p => $"{p.AfterEffort.First} to {p.AfterEffort.Last}"),
            Row("Recommended days before a race", p => $"{p.BeforeRace.Last} to {p.BeforeRace.First}"),
            Row("Hours after an effort before the next day counts as a day after it: deep", p => Hours(p.FloorHoursDeep)),
            Row("The same: light", p => Hours(p.FloorHoursLight)),
            Row("Hours from the end of deep work to a race; with fewer the day counts as the day before", p => Hours(p.DeepBeforeRaceHours)),
            Row("Days that deep work waits longer after a marathon", p => Days(p.DeepDelayAfterMarathonDays)),
            Row("Days that deep work waits longer after an ultra", p => Days(p.DeepDelayAfterUltraDays)),
            Row("Days that light work waits longer after an ultra", p => Days(p.LightDelayAfterUltraDays)),
            Row("Soreness up to which deep work during that wait is acceptable", p => $"{p.EasedSoreness} of 10"),
            Row("Caution with the first deep massage before a race", p => p.FirstTimeDeepCaution ? $"in the last {p.FirstTimeDeepDays} days" : "none"),
            Row("Light massage on the day before a race", p => p.LightOnRaceEveIsIdeal ? "Ideal" : "Good"),
            Row("Longest light massage on the day of an effort", p => $"{p.FlushMinutes} minutes"),
            Row("Earliest light massage after an effort on the same day", p => $"{p.FlushAfterMinutes} minutes after the finish"),
            Row("Latest end of a light massage on race day", p => $"{p.FlushBeforeRaceMinutes} minutes before the start"),
            Row("How long a soreness report counts", p => Hours(p.SorenessValidHours)),
        ]);

    public static string Recovery() => Table(
        ["Massage type", .. Profiles.Select(profile => $"{profile.Name}: Avoid below / Acceptable below")],
        [
            Row("Deep tissue", p => Pair(p.RecoveryOf("deep-tissue", TimingClass.Deep))),
            Row("Active Release", p => Pair(p.RecoveryOf("active-release", TimingClass.Deep))),
            Row("Swedish", p => Pair(p.RecoveryOf("swedish", TimingClass.Light))),
            Row("Any other deep type", p => Pair(p.RecoveryDeep)),
            Row("Any other light type", p => Pair(p.RecoveryLight)),
            Row("Between two deep sessions", p => Pair(p.DeepSpacing)),
        ]);

    public static string Soreness() => Table(
        ["Soreness reported", .. Profiles.SelectMany(profile => new[] { $"{profile.Name}: deep", $"{profile.Name}: light" })],
        Enumerable.Range(0, 11).Select(level => (IReadOnlyList<string>)
            [$"{level}", .. Profiles.SelectMany(profile => new[] { Cap(profile.SorenessDeep.Rate(level)), Cap(profile.SorenessLight.Rate(level)) })]));

    /// <summary>One effort alone at noon (a workout or race of the usual length), an hour's massage at noon of each day around it.</summary>
    public static string DayByDay()
    {
        (string Name, Effort Effort)[] efforts =
        [
            ("Hard workout", Of(EffortKind.Hard, 60, null)),
            ("Race up to the half marathon", Of(EffortKind.Race, 110, 21.1)),
            ("Marathon", Of(EffortKind.Race, 240, 42.2)),
            ("Ultra", Of(EffortKind.Race, 420, 60)),
        ];
        var heads = Enumerable.Range(-4, 11).Select(offset => offset == 0 ? "day itself, before" : offset.ToString("+0;-0", CultureInfo.InvariantCulture)).ToList();
        var rows =
            from effort in efforts
            from type in new[] { (Id: "deep-tissue", Name: "deep", Class: TimingClass.Deep), (Id: "swedish", Name: "Swedish", Class: TimingClass.Light) }
            from profile in Profiles
            select (IReadOnlyList<string>)
            [
                $"{effort.Name}: {type.Name}", profile.Name,
                .. Enumerable.Range(-4, 11).Select(offset => Rate(effort.Effort, type.Id, type.Class, profile, offset)),
            ];
        return Table(["Effort and massage", "Profile", .. heads], rows);
    }

    private static string Rate(Effort effort, string type, TimingClass timingClass, RuleProfile profile, int offset)
    {
        // On the day itself two hours before noon; on the other days at noon.
        var start = Berlin.AtStrictly(Day.PlusDays(offset) + (offset == 0 ? new LocalTime(8, 30) : LocalTime.Noon)).ToInstant();
        var question = new TimingQuestion(type, timingClass, start, 60, Day.PlusDays(offset));
        return TimingRules.RateOnly(question, profile, new RunnerTraining { Efforts = [effort] }).Rating.ToString();
    }

    private static Effort Of(EffortKind kind, int minutes, double? km)
    {
        var start = Berlin.AtStrictly(Day + LocalTime.Noon).ToInstant();
        return new Effort
        {
            Kind = kind,
            StartDate = Day,
            FinishDate = Day,
            Start = start,
            End = start + Duration.FromMinutes(minutes),
            DistanceKm = km,
        };
    }

    private static IReadOnlyList<string> Row(string what, Func<RuleProfile, string> figure) => [what, .. Profiles.Select(figure)];

    private static string Pair(RecoveryHours hours) => $"{Number(hours.Min)} h / {Number(hours.Full)} h";

    private static string Cap(TimingRating rating) => rating == TimingRating.Ideal ? "no limit" : rating.ToString();

    private static string Hours(double hours) => hours == 0 ? "none (calendar days only)" : $"{Number(hours)} h";

    private static string Days(int days) => days == 0 ? "none" : $"{days}";

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
