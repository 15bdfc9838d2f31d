using System.Globalization;
using NodaTime.Text;
using RunnerMassage.Scheduling.Tests.Timing;
using RunnerMassage.Scheduling.Timing;
using static RunnerMassage.Scheduling.Tests.Docs.GeneratedBlocks;

namespace RunnerMassage.Scheduling.Tests.Docs;

/// <summary>Every acceptance case with what both profiles make of it, side by side. Rated by the rules, not copied from the cases.</summary>
internal static class CaseTables
{
    private static readonly RuleProfile[] Profiles = [RuleProfile.Article, RuleProfile.Cautious];

    public static string Document() =>
        "# The rules' cases, both profiles side by side\n\n"
        + "Written by a test from the acceptance cases (`tests/RunnerMassage.Scheduling.Tests/Timing/timing-cases.json`) and the rules as they\n"
        + "stand; see [rules.md](rules.md) for what they mean. \u201cWindows\u201d counts the recommended windows that a time meets. Where the\n"
        + "profiles differ the row is in **bold**.\n"
        + string.Concat(TimingCases.All.Select(Section));

    private static string Section(TimingCase @case)
    {
        var rows = @case.Checks.Select(check => CheckRow(@case, check)).Concat(@case.BestDays.SelectMany(best => BestRows(@case, best)));
        return $"\n## {@case.Situation}\n\n" + Table(["Massage", "When", "Guidance to the letter", "Cautious"], rows) + "\n";
    }

    private static IReadOnlyList<string> CheckRow(TimingCase @case, CheckCase check)
    {
        var results = Profiles.Select(profile =>
            TimingRules.Rate(check.Question(@case.Zone), profile, check.Add(@case.Training, @case.Zone))).ToList();
        var extras = string.Concat(
            check.Soreness is { } soreness ? $", soreness {soreness.Level}" : "",
            check.FirstTimeDeep ? ", first deep massage" : "",
            check.OtherMassages is { Count: > 0 } others ? $", {others.Count} other session{(others.Count == 1 ? "" : "s")}" : "");
        return Marked(
            [$"{check.MassageType}, {check.Minutes} min{extras}", check.Start.Replace('T', ' '), .. results.Select(Words)],
            results[0].Rating != results[1].Rating);
    }

    private static IEnumerable<IReadOnlyList<string>> BestRows(TimingCase @case, BestDaysCase wanted)
    {
        var massage = new MassageToPlan(
            wanted.MassageType, TimingCases.ClassOf(wanted.MassageType),
            LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(wanted.Time).Value, wanted.Minutes);
        var (first, last) = (LocalDatePattern.Iso.Parse(wanted.First).Value, LocalDatePattern.Iso.Parse(wanted.Last).Value);
        var best = Profiles.Select(profile => BestDays.Find(profile, @case.Training, @case.Zone, massage, first, last)).ToList();
        foreach (var day in best[0].ByDay.Keys)
        {
            var cells = best.Select(found => $"{found.ByDay[day]}{(found.Days.Contains(day) ? ", a best day" : "")}");
            yield return Marked(
                [$"{wanted.MassageType}, {wanted.Minutes} min", $"{LocalDatePattern.Iso.Format(day)} {wanted.Time}", .. cells],
                best[0].ByDay[day] != best[1].ByDay[day]);
        }
    }

    private static string Words(TimingResult result) =>
        $"{result.Rating}, {result.Windows.ToString(CultureInfo.InvariantCulture)} window{(result.Windows == 1 ? "" : "s")}";

    private static IReadOnlyList<string> Marked(IReadOnlyList<string> cells, bool differ) => differ ? [.. cells.Select(cell => $"**{cell}**")] : cells;
}
