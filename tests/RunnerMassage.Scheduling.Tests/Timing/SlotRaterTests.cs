using CsCheck;
using NodaTime;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Timing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Scheduling.Tests.Timing;

public sealed class SlotRaterTests
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    private static readonly LocalDate Monday = new(2027, 4, 5);

    [Fact]
    public void A_compiled_season_rates_every_start_as_the_rules_do()
    {
        var efforts = Gen.Select(Gen.Int[-30, 60], Gen.Int[0, 23], Gen.Int[1, 20], Gen.Bool, Gen.Bool)
            .Select(e => Effort(e.Item1, e.Item2, e.Item3, race: e.Item4, timeKnown: e.Item5)).Array[0, 40];
        Gen.Select(efforts, Gen.Int[0, 30 * 24], Gen.Bool, Gen.Bool, Gen.Bool).Sample((season, hour, deep, first, cautious) =>
        {
            var type = deep ? TestTypes.DeepTissue : TestTypes.Swedish;
            var profile = cautious ? RuleProfile.Cautious : RuleProfile.Article;
            var training = new RunnerTraining { Efforts = season };
            var start = Monday.AtStartOfDayInZone(Zone).ToInstant() + Duration.FromHours(hour);
            var question = new TimingQuestion(type.Id, type.TimingClass, start, 60, start.InZone(Zone).Date, first);

            var rater = new SlotRater(profile, training, type, Zone, 60, first);

            rater.Rate(MinuteClock.Floor(start)).ShouldBe(TimingRules.RateOnly(question, profile, training));
            var explained = rater.Explain(start);
            (explained.Rating, explained.Windows).ShouldBe(rater.Rate(MinuteClock.Floor(start)));
        });
    }

    [Fact]
    public void Without_any_training_every_slot_is_good() =>
        new SlotRater(RuleProfile.Article, RunnerTraining.Unknown, TestTypes.Swedish, Zone, 60).Rate(0).ShouldBe((TimingRating.Good, 0));

    [Fact]
    public void The_gap_to_the_next_effort_is_real_hours_up_to_three_days()
    {
        var rater = new SlotRater(
            RuleProfile.Article, new RunnerTraining { Efforts = [Effort(2, 18, 1, race: false, timeKnown: true)] }, TestTypes.Swedish, Zone, 60);

        rater.HoursToNextEffort(Minute(1, 12)).ShouldBe(29);
        rater.HoursToNextEffort(Minute(-5, 12)).ShouldBe(72);
        rater.HoursToNextEffort(Minute(3, 12)).ShouldBe(72);
    }

    [Fact]
    public void A_workout_is_moved_where_that_makes_a_time_ideal_and_races_never_are()
    {
        var training = new RunnerTraining
        {
            Efforts = [Effort(1, 18, 1, race: false, timeKnown: true), Effort(3, 18, 1, race: false, timeKnown: true)],
        };
        var start = At(2, 19); // 22 hours before the second workout
        var question = new TimingQuestion("deep-tissue", TimingClass.Deep, start, 60, Monday.PlusDays(2));
        TimingRules.RateOnly(question, RuleProfile.Article, training).Rating.ShouldBe(TimingRating.Avoid);

        var move = WorkoutMove.Find(RuleProfile.Article, training, [question], At(0, 8), Zone);

        move.ShouldNotBeNull();
        move.Workout.ShouldBe(training.Efforts[1]);
        (move.Days, move.Start).ShouldBe((1, start));

        var races = training with { Efforts = [.. training.Efforts.Select(effort => effort with { Kind = EffortKind.Race, DistanceKm = 10 })] };
        WorkoutMove.Find(RuleProfile.Article, races, [question], At(0, 8), Zone).ShouldBeNull();
        WorkoutMove.Find(RuleProfile.Article, training, [question], At(3, 8), Zone).ShouldBeNull();
    }

    private static Effort Effort(int day, int hour, int hours, bool race, bool timeKnown)
    {
        var start = At(day, hour);
        var end = start + Duration.FromHours(hours);
        return new Effort
        {
            Name = $"{day}",
            Kind = race ? EffortKind.Race : EffortKind.Hard,
            StartDate = start.InZone(Zone).Date,
            FinishDate = timeKnown ? end.InZone(Zone).Date : start.InZone(Zone).Date,
            Start = timeKnown ? start : null,
            End = timeKnown ? end : null,
            DistanceKm = race ? hours * 8 : null,
        };
    }

    private static Instant At(int day, int hour) => Monday.PlusDays(day).At(new LocalTime(hour, 0)).InZoneLeniently(Zone).ToInstant();

    private static int Minute(int day, int hour) => MinuteClock.Floor(At(day, hour));
}

internal static class TestTypes
{
    public static OfferedType Swedish { get; } = new("swedish", "Swedish", TimingClass.Light, []);

    public static OfferedType DeepTissue { get; } = new("deep-tissue", "Deep tissue", TimingClass.Deep, []);
}
