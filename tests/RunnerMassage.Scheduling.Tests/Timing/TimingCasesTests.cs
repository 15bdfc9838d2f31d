using NodaTime.Text;
using RunnerMassage.Scheduling.Timing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Scheduling.Tests.Timing;

public sealed class TimingCasesTests
{
    public static TheoryData<string, int, string> Checks => [.. TimingCases.All
        .SelectMany(c => c.Checks.Select((_, i) => (c.Situation, Index: i)))
        .SelectMany(c => new[] { "article", "cautious" }.Select(profile => (c.Situation, c.Index, profile)))];

    public static TheoryData<string, int, string> Best => [.. TimingCases.All
        .SelectMany(c => c.BestDays.Select((_, i) => (c.Situation, Index: i)))
        .SelectMany(c => new[] { "article", "cautious" }.Select(profile => (c.Situation, c.Index, profile)))];

    [Theory]
    [MemberData(nameof(Checks))]
    public void A_time_is_rated_as_the_case_says(string situation, int index, string profile)
    {
        var @case = TimingCases.All.First(c => c.Situation == situation && c.Checks.Count > index);
        var check = @case.Checks[index];

        var result = TimingRules.Rate(
            check.Question(@case.Zone), TimingCases.Profile(profile), check.Add(@case.Training, @case.Zone));

        result.Rating.ToString().ShouldBe(check.Expected[profile].Rating);
        result.Windows.ShouldBe(check.Expected[profile].Windows);
    }

    [Theory]
    [MemberData(nameof(Best))]
    public void The_best_days_are_those_of_the_case(string situation, int index, string profile)
    {
        var @case = TimingCases.All.First(c => c.Situation == situation && c.BestDays.Count > index);
        var wanted = @case.BestDays[index];
        var expected = wanted.Expected[profile];
        var massage = new MassageToPlan(
            wanted.MassageType, TimingCases.ClassOf(wanted.MassageType),
            LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(wanted.Time).Value, wanted.Minutes);

        var best = BestDays.Find(
            TimingCases.Profile(profile), @case.Training, @case.Zone, massage,
            LocalDatePattern.Iso.Parse(wanted.First).Value, LocalDatePattern.Iso.Parse(wanted.Last).Value);

        best.Rating.ToString().ShouldBe(expected.Rating);
        best.Days.Select(LocalDatePattern.Iso.Format).ShouldBe(expected.Days);
        best.ByDay.ToDictionary(day => LocalDatePattern.Iso.Format(day.Key), day => day.Value.ToString()).ShouldBe(expected.ByDay, ignoreOrder: true);
    }
}
