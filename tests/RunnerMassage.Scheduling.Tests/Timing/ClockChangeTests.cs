using NodaTime;
using RunnerMassage.Scheduling.Timing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Scheduling.Tests.Timing;

/// <summary>Hours are real hours and days are calendar days, on the nights when the two part.</summary>
public sealed class ClockChangeTests
{
    [Theory]
    // Deep work ends 36 hours before the race on the wall clock; one real hour is missing in spring, one is extra in autumn.
    [InlineData("Europe/Berlin", "2027-03-28", TimingRating.Blocked)]
    [InlineData("Europe/Berlin", "2027-10-31", TimingRating.Ideal)]
    [InlineData("America/New_York", "2027-03-14", TimingRating.Blocked)]
    [InlineData("America/New_York", "2027-11-07", TimingRating.Ideal)]
    [InlineData("Australia/Lord_Howe", "2027-10-03", TimingRating.Blocked)]
    [InlineData("Australia/Lord_Howe", "2027-04-04", TimingRating.Ideal)]
    [InlineData("Europe/Berlin", "2027-06-06", TimingRating.Ideal)]
    public void The_36_hours_before_a_race_are_real_hours(string zoneId, string raceDay, TimingRating expected)
    {
        var zone = DateTimeZoneProviders.Tzdb[zoneId];
        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(raceDay).Value;
        var training = new RunnerTraining { Efforts = [Race(zone, day, "09:00", "13:00")] };
        var start = TimingCases.Local(zone, day.PlusDays(-2), "20:00");

        TimingRules.Rate(new TimingQuestion("deep-tissue", TimingClass.Deep, start, 60, day.PlusDays(-2)), RuleProfile.Cautious, training)
            .Rating.ShouldBe(expected);
    }

    [Theory]
    [InlineData("2027-03-27", TimingRating.Avoid)] // 16 hours on the wall clock, 15 real ones
    [InlineData("2027-10-30", TimingRating.Ideal)] // 17 real ones
    [InlineData("2027-06-05", TimingRating.Ideal)]
    public void The_floor_after_an_effort_is_in_real_hours(string effortDay, TimingRating expected)
    {
        var zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(effortDay).Value;
        var training = new RunnerTraining { Efforts = [Race(zone, day, "17:00", "18:00") with { Kind = EffortKind.Hard }] };
        var start = TimingCases.Local(zone, day.PlusDays(1), "10:00");

        TimingRules.Rate(new TimingQuestion("deep-tissue", TimingClass.Deep, start, 60, day.PlusDays(1)), RuleProfile.Cautious, training)
            .Rating.ShouldBe(expected);
    }

    [Fact]
    public void An_ultra_that_ends_after_midnight_counts_from_its_finish_date()
    {
        var zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        var saturday = new LocalDate(2027, 4, 10);
        var ultra = Race(zone, saturday, "06:00", "06:00") with
        {
            FinishDate = saturday.PlusDays(1),
            End = TimingCases.Local(zone, saturday.PlusDays(1), "01:30"),
            DistanceKm = 100,
        };
        var training = new RunnerTraining { Efforts = [ultra] };

        TimingRating Deep(int offset) => TimingRules.Rate(
            new TimingQuestion(
                "deep-tissue", TimingClass.Deep, TimingCases.Local(zone, saturday.PlusDays(offset), "12:00"), 60, saturday.PlusDays(offset)),
            RuleProfile.Article, training).Rating;

        Deep(1).ShouldBe(TimingRating.Blocked);
        Deep(2).ShouldBe(TimingRating.Ideal);
        Deep(3).ShouldBe(TimingRating.Ideal);
        Deep(4).ShouldBe(TimingRating.Good);
    }

    private static Effort Race(DateTimeZone zone, LocalDate day, string start, string end) => new()
    {
        Kind = EffortKind.Race,
        StartDate = day,
        FinishDate = day,
        Start = TimingCases.Local(zone, day, start),
        End = TimingCases.Local(zone, day, end),
        DistanceKm = 42.2,
    };
}
