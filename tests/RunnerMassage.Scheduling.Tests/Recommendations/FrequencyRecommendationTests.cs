using RunnerMassage.Scheduling.Recommendations;
using Shouldly;
using Xunit;

namespace RunnerMassage.Scheduling.Tests.Recommendations;

public sealed class FrequencyRecommendationTests
{
    private static readonly LengthPrice[] Prices = [new(60, 70), new(45, 55), new(30, 40)];

    [Theory]
    [InlineData(3, 25, false, false, null, 1, 1, 60)]
    [InlineData(4, 45, false, false, 60, 1, 1, 45)]
    [InlineData(2, 15, false, false, null, 0, 0, null)]
    [InlineData(5, 65, true, false, 150, 3, 3, 30)]
    [InlineData(5, 65, true, false, 100, 3, 2, 30)]
    [InlineData(7, 110, true, true, null, 4, 4, 60)]
    [InlineData(3, 30, false, false, 30, 1, 0, null)]
    [InlineData(4, 40, false, true, 115, 2, 2, 45)]
    public void The_worked_examples_hold(
        int days, double km, bool peak, bool plan, int? budget, int sessions, int affordable, int? minutes) =>
        FrequencyRecommendation.For(days, km, peak, plan, budget, Prices)
            .ShouldBe(new FrequencyRecommendation(sessions, affordable, minutes));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 1)]
    [InlineData(4, 1)]
    [InlineData(5, 2)]
    [InlineData(6, 3)]
    [InlineData(7, 3)]
    public void Days_a_week_count_in_steps(int days, int sessions) =>
        FrequencyRecommendation.For(days, 0, false, false, null, Prices).SessionsPer30Days.ShouldBe(sessions);

    [Theory]
    [InlineData(29.9, 0)]
    [InlineData(30, 1)]
    [InlineData(59.9, 1)]
    [InlineData(60, 2)]
    [InlineData(90, 3)]
    public void Kilometres_a_week_count_in_steps(double km, int sessions) =>
        FrequencyRecommendation.For(0, km, false, false, null, Prices).SessionsPer30Days.ShouldBe(sessions);
}
