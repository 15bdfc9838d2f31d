using NodaTime;
using RunnerMassage.Scheduling.Availability;
using Shouldly;
using Xunit;

namespace RunnerMassage.Scheduling.Tests.Availability;

public sealed class MinuteClockTests
{
    [Theory]
    [InlineData(0, 0, 0, true)]
    [InlineData(1, 0, 1, false)]
    [InlineData(600_000_000, 1, 1, true)]
    [InlineData(599_999_999, 0, 1, false)]
    [InlineData(-1, -1, 0, false)]
    [InlineData(-600_000_000, -1, -1, true)]
    public void Instants_are_rounded_down_up_and_recognised_as_whole(long ticks, int floor, int ceiling, bool whole)
    {
        var instant = Instant.FromUnixTimeTicks(ticks);
        MinuteClock.Floor(instant).ShouldBe(floor);
        MinuteClock.Ceiling(instant).ShouldBe(ceiling);
        MinuteClock.IsWhole(instant).ShouldBe(whole);
    }

    [Fact]
    public void Minutes_and_instants_are_inverse_far_into_the_future()
    {
        var instant = Instant.FromUtc(2999, 12, 31, 23, 59);
        MinuteClock.ToInstant(MinuteClock.Floor(instant)).ShouldBe(instant);
    }

    [Theory]
    [InlineData(10, 10, 10)]
    [InlineData(11, 10, 25)]
    [InlineData(25, 10, 25)]
    [InlineData(1, 10, 10)]
    [InlineData(-6, 10, -5)]
    [InlineData(-5, 10, -5)]
    public void The_grid_reaches_to_both_sides_of_its_anchor(int from, int anchor, int expected) =>
        MinuteClock.OnGrid(from, anchor, 15).ShouldBe(expected);
}
