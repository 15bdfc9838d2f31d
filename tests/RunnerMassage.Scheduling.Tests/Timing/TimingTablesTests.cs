using NodaTime;
using RunnerMassage.Scheduling.Timing;
using Shouldly;
using Xunit;
using static RunnerMassage.Scheduling.Timing.TimingRating;

namespace RunnerMassage.Scheduling.Tests.Timing;

/// <summary>The decision tables T1 to T4, cell by cell: one effort alone, so that a neutral cell shows as Good.</summary>
public sealed class TimingTablesTests
{
    private const string Deep = "deep-tissue";
    private const string Active = "active-release";
    private const string Swedish = "swedish";

    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    private static readonly LocalDate Day = new(2027, 4, 14);

    [Theory]
    // Days relative to a hard workout 18:00 to 19:00; massages of 60 minutes.
    [InlineData(-3, "12:00", Good, Good, Good)]
    [InlineData(-2, "12:00", Good, Good, Good)]
    [InlineData(-1, "05:30", Acceptable, Good, Good)] // 35.5 h
    [InlineData(-1, "05:00", Good, Good, Good)] // 36 h
    [InlineData(-1, "17:00", Acceptable, Good, Good)] // 24 h
    [InlineData(-1, "17:30", Avoid, Acceptable, Good)] // 23.5 h
    [InlineData(-1, "23:30", Avoid, Avoid, Good)] // 17.5 h
    [InlineData(0, "10:00", Avoid, Avoid, Good)] // 7 h
    [InlineData(0, "11:00", Avoid, Avoid, Good)] // 6 h
    [InlineData(0, "11:30", Avoid, Avoid, Acceptable)] // 5.5 h
    [InlineData(0, "15:00", Avoid, Avoid, Acceptable)] // 2 h
    [InlineData(0, "15:30", Avoid, Avoid, Avoid)] // 1.5 h
    [InlineData(0, "17:30", Blocked, Blocked, Blocked)]
    [InlineData(0, "18:30", Blocked, Blocked, Blocked)]
    [InlineData(0, "19:00", Avoid, Avoid, Avoid)]
    [InlineData(1, "12:00", Ideal, Ideal, Ideal)]
    [InlineData(2, "12:00", Ideal, Ideal, Ideal)]
    [InlineData(3, "12:00", Good, Good, Good)]
    [InlineData(7, "12:00", Good, Good, Good)]
    public void T1_hard_workout(int offset, string time, TimingRating deep, TimingRating active, TimingRating swedish)
    {
        foreach (var profile in new[] { RuleProfile.Article, RuleProfile.Cautious })
        {
            Rate(profile, Hard(), Deep, offset, time).ShouldBe(deep);
            Rate(profile, Hard(), Active, offset, time).ShouldBe(active);
            Rate(profile, Hard(), Swedish, offset, time).ShouldBe(swedish);
        }
    }

    [Theory]
    [InlineData("19:29", 30, Avoid)]
    [InlineData("19:30", 30, Acceptable)]
    [InlineData("19:30", 31, Avoid)]
    public void T1_a_flush_is_short_and_not_at_once(string time, int minutes, TimingRating swedish) =>
        Rate(RuleProfile.Article, Hard(), Swedish, 0, time, minutes).ShouldBe(swedish);

    [Theory]
    [InlineData(Deep, -3, Good)]
    [InlineData(Deep, -1, Acceptable)]
    [InlineData(Active, -1, Acceptable)]
    [InlineData(Swedish, -1, Good)]
    [InlineData(Deep, 0, Avoid)]
    [InlineData(Swedish, 0, Acceptable)]
    [InlineData(Deep, 1, Ideal)]
    [InlineData(Swedish, 2, Ideal)]
    public void T1_of_unknown_time_goes_by_the_calendar(string type, int offset, TimingRating expected)
    {
        var effort = new Effort { Kind = EffortKind.Hard, StartDate = Day, FinishDate = Day };

        Rate(RuleProfile.Cautious, effort, type, offset, "12:00").ShouldBe(expected);
    }

    [Theory]
    [InlineData("03:30", Avoid)] // 8.5 h after: under the floor of deep work, so still day 0
    [InlineData("11:00", Ideal)] // 16 h
    public void T1_under_the_floor_the_next_day_counts_as_the_same_day_for_deep_work(string time, TimingRating deep) =>
        Rate(RuleProfile.Cautious, Hard(), Deep, 1, time).ShouldBe(deep);

    [Theory]
    [InlineData("02:30", Avoid)] // 7.5 h, 60 minutes: no flush
    [InlineData("03:00", Ideal)] // 8 h
    public void T1_under_the_floor_the_next_day_counts_as_the_same_day_for_light_work(string time, TimingRating swedish) =>
        Rate(RuleProfile.Cautious, Hard(), Swedish, 1, time).ShouldBe(swedish);

    [Theory]
    // Days before a race 10:00 to 11:00; both deep types alike.
    [InlineData(-8, "12:00", Good, Good, Good, Good)]
    [InlineData(-7, "12:00", Good, Good, Good, Acceptable)]
    [InlineData(-4, "12:00", Good, Good, Good, Acceptable)]
    [InlineData(-3, "12:00", Ideal, Acceptable, Ideal, Avoid)]
    [InlineData(-2, "12:00", Ideal, Acceptable, Ideal, Avoid)]
    [InlineData(-2, "21:00", Ideal, Acceptable, Ideal, Avoid)] // 36 h
    [InlineData(-2, "21:01", Avoid, Avoid, Blocked, Blocked)]
    [InlineData(-1, "08:00", Avoid, Avoid, Blocked, Blocked)]
    [InlineData(0, "07:00", Blocked, Blocked, Blocked, Blocked)]
    public void T2_before_a_race_deep_cautious(
        int offset, string time, TimingRating minor, TimingRating minorFirst, TimingRating major, TimingRating majorFirst)
    {
        foreach (var type in new[] { Deep, Active })
        {
            Rate(RuleProfile.Cautious, Race(10, RacePriority.B), type, offset, time).ShouldBe(minor);
            Rate(RuleProfile.Cautious, Race(10, RacePriority.B), type, offset, time, first: true).ShouldBe(minorFirst);
            Rate(RuleProfile.Cautious, Race(10, RacePriority.A), type, offset, time).ShouldBe(major);
            Rate(RuleProfile.Cautious, Race(42.2, RacePriority.B), type, offset, time).ShouldBe(major);
            Rate(RuleProfile.Cautious, Race(42.2, null), type, offset, time, first: true).ShouldBe(majorFirst);
        }
    }

    [Theory]
    [InlineData(-3, "12:00", Ideal)]
    [InlineData(-2, "23:00", Ideal)]
    [InlineData(-1, "00:30", Blocked)]
    public void T2_before_a_race_deep_by_the_article_goes_by_the_calendar_alone(int offset, string time, TimingRating expected)
    {
        Rate(RuleProfile.Article, Race(42.2, null), Deep, offset, time).ShouldBe(expected);
        Rate(RuleProfile.Article, Race(42.2, null), Deep, offset, time, first: true).ShouldBe(expected);
    }

    [Theory]
    [InlineData(-4, "12:00", 60, Good, Good)]
    [InlineData(-3, "12:00", 60, Ideal, Ideal)]
    [InlineData(-2, "12:00", 60, Ideal, Ideal)]
    [InlineData(-1, "12:00", 60, Ideal, Good)]
    [InlineData(0, "08:30", 30, Acceptable, Acceptable)]
    [InlineData(0, "08:31", 30, Avoid, Avoid)]
    [InlineData(0, "07:00", 31, Avoid, Avoid)]
    public void T2_before_a_race_light(int offset, string time, int minutes, TimingRating article, TimingRating cautious)
    {
        Rate(RuleProfile.Article, Race(10, RacePriority.B), Swedish, offset, time, minutes).ShouldBe(article);
        Rate(RuleProfile.Cautious, Race(42.2, RacePriority.A), Swedish, offset, time, minutes).ShouldBe(cautious);
    }

    [Fact]
    public void T2_a_race_run_as_training_is_a_hard_workout_before_it()
    {
        Rate(RuleProfile.Article, Race(5, RacePriority.C), Deep, -2, "12:00").ShouldBe(Good);
        Rate(RuleProfile.Article, Race(5, RacePriority.C), Deep, -1, "12:00").ShouldBe(Avoid); // 21 h
        Rate(RuleProfile.Article, Race(5, RacePriority.C), Swedish, -1, "12:00").ShouldBe(Good);
    }

    [Theory]
    [InlineData(Deep, 60, Blocked)]
    [InlineData(Swedish, 30, Acceptable)]
    [InlineData(Swedish, 45, Avoid)]
    public void T2_a_race_of_unknown_time_on_the_same_day_comes_after_the_massage(string type, int minutes, TimingRating expected)
    {
        var race = new Effort { Kind = EffortKind.Race, StartDate = Day, FinishDate = Day, DistanceKm = 10 };

        Rate(RuleProfile.Article, race, type, 0, "12:00", minutes).ShouldBe(expected);
    }

    [Theory]
    // Days after a race; columns: deep S-H, deep M, deep U, light S-M, light U.
    [InlineData(0, Avoid, Blocked, Blocked, Avoid, Avoid)]
    [InlineData(1, Ideal, Avoid, Avoid, Ideal, Good)]
    [InlineData(2, Ideal, Ideal, Avoid, Ideal, Ideal)]
    [InlineData(3, Good, Ideal, Ideal, Good, Ideal)]
    [InlineData(4, Good, Good, Ideal, Good, Good)]
    [InlineData(5, Good, Good, Good, Good, Good)]
    [InlineData(7, Good, Good, Good, Good, Good)]
    public void T3_after_a_race_cautious(
        int offset, TimingRating deepShort, TimingRating deepMarathon, TimingRating deepUltra, TimingRating light, TimingRating lightUltra)
    {
        Rate(RuleProfile.Cautious, Race(10, null), Deep, offset, "15:00").ShouldBe(deepShort);
        Rate(RuleProfile.Cautious, Race(21.1, null), Active, offset, "15:00").ShouldBe(deepShort);
        Rate(RuleProfile.Cautious, Race(42.2, null), Deep, offset, "15:00").ShouldBe(deepMarathon);
        Rate(RuleProfile.Cautious, Race(80, null), Deep, offset, "15:00").ShouldBe(deepUltra);
        Rate(RuleProfile.Cautious, Race(42.2, null), Swedish, offset, "15:00").ShouldBe(light);
        Rate(RuleProfile.Cautious, Race(80, null), Swedish, offset, "15:00").ShouldBe(lightUltra);
    }

    [Theory]
    [InlineData(1, Ideal)]
    [InlineData(2, Ideal)]
    [InlineData(3, Good)]
    public void T3_the_article_knows_no_longer_wait(int offset, TimingRating expected)
    {
        Rate(RuleProfile.Article, Race(80, null), Deep, offset, "15:00").ShouldBe(expected);
        Rate(RuleProfile.Article, Race(80, null), Swedish, offset, "15:00").ShouldBe(expected);
    }

    [Theory]
    [InlineData(2, Acceptable)]
    [InlineData(3, Avoid)]
    public void T3_little_soreness_makes_the_wait_acceptable(int level, TimingRating expected)
    {
        var training = new RunnerTraining
        {
            Efforts = [Race(42.2, null)],
            SorenessReports = [new SorenessReport(level, At(1, "08:00"))],
        };

        TimingRules.Rate(Question(Deep, 1, "15:00", 60, first: false), RuleProfile.Cautious, training).Rating.ShouldBe(expected);
    }

    [Theory]
    [InlineData(3, Ideal, Ideal)]
    [InlineData(4, Good, Ideal)]
    [InlineData(5, Good, Ideal)]
    [InlineData(6, Acceptable, Ideal)]
    [InlineData(7, Avoid, Good)]
    [InlineData(8, Avoid, Good)]
    [InlineData(9, Blocked, Avoid)]
    [InlineData(10, Blocked, Avoid)]
    public void T4_soreness_caps(int level, TimingRating deep, TimingRating swedish)
    {
        var training = new RunnerTraining { Efforts = [Hard()], SorenessReports = [new SorenessReport(level, At(1, "08:00"))] };

        TimingRules.Rate(Question(Deep, 1, "12:00", 60, first: false), RuleProfile.Article, training).Rating.ShouldBe(deep);
        TimingRules.Rate(Question(Active, 1, "12:00", 60, first: false), RuleProfile.Article, training).Rating.ShouldBe(deep);
        TimingRules.Rate(Question(Swedish, 1, "12:00", 60, first: false), RuleProfile.Article, training).Rating.ShouldBe(swedish);
    }

    [Fact]
    public void T4_the_latest_report_within_36_hours_counts()
    {
        var training = new RunnerTraining
        {
            SorenessReports = [new SorenessReport(9, At(0, "08:00")), new SorenessReport(4, At(0, "20:00")), new SorenessReport(8, At(5, "08:00"))],
        };

        TimingRules.Rate(Question(Deep, 1, "12:00", 60, first: false), RuleProfile.Article, training).Reasons.ShouldHaveSingleItem().Level.ShouldBe(4);
        TimingRules.Rate(Question(Deep, 2, "08:00", 60, first: false), RuleProfile.Article, training).Reasons.ShouldHaveSingleItem().Level.ShouldBe(4);
        TimingRules.Rate(Question(Deep, 2, "08:01", 60, first: false), RuleProfile.Article, training).Reasons.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(2, "12:59", Avoid)]
    [InlineData(2, "13:00", Acceptable)]
    [InlineData(4, "12:59", Acceptable)]
    [InlineData(4, "13:00", Good)]
    [InlineData(-2, "10:59", Acceptable)] // ends 48 h and a minute before the other starts
    [InlineData(-2, "11:01", Avoid)]
    public void T4_deep_sessions_keep_their_distance(int offset, string time, TimingRating expected)
    {
        var training = new RunnerTraining
        {
            OtherMassages = [new OtherMassage(TimingClass.Deep, At(0, "12:00"), At(0, "13:00"), Day)],
        };

        TimingRules.Rate(Question(Deep, offset, time, 60, first: false), RuleProfile.Article, training).Rating.ShouldBe(expected);
        TimingRules.Rate(Question(Swedish, offset, time, 60, first: false), RuleProfile.Article, training).Rating.ShouldBe(Good);
    }

    [Theory]
    [InlineData(Swedish, TimingClass.Light)]
    [InlineData(Swedish, TimingClass.Deep)]
    [InlineData(Deep, TimingClass.Light)]
    public void T4_two_massages_do_not_share_a_day(string type, TimingClass other)
    {
        var training = new RunnerTraining { OtherMassages = [new OtherMassage(other, At(0, "08:00"), At(0, "09:00"), Day)] };

        TimingRules.Rate(Question(type, 0, "18:00", 60, first: false), RuleProfile.Article, training).Rating.ShouldBe(Avoid);
        TimingRules.Rate(Question(type, 1, "18:00", 60, first: false), RuleProfile.Article, training).Rating.ShouldBe(Good);
    }

    [Theory]
    [InlineData(Swedish, "18:00")]
    [InlineData(Deep, "18:00")]
    [InlineData(Deep, "09:00")]
    public void T4_an_assessment_is_no_other_massage(string type, string time)
    {
        var training = new RunnerTraining { OtherMassages = [new OtherMassage(TimingClass.None, At(0, "08:00"), At(0, "09:00"), Day)] };

        TimingRules.Rate(Question(type, 0, time, 60, first: false), RuleProfile.Article, training).Rating.ShouldBe(Good);
    }

    [Theory]
    // Days relative to a race 10:00 to 11:00 of a very sore runner who has a deep massage on every one of these days.
    [InlineData(-1, "17:00", Good)]
    [InlineData(0, "08:59", Good)]
    [InlineData(0, "09:00", Good)] // ends as the race starts
    [InlineData(0, "09:01", Blocked)]
    [InlineData(0, "10:59", Blocked)]
    [InlineData(0, "11:00", Good)]
    [InlineData(1, "12:00", Good)]
    public void An_assessment_fits_anywhere_but_into_an_effort(int offset, string time, TimingRating expected)
    {
        var training = new RunnerTraining
        {
            Efforts = [Race(42.2, RacePriority.A)],
            SorenessReports = [new SorenessReport(10, At(-1, "08:00"))],
            OtherMassages = [.. Enumerable.Range(-1, 3).Select(day => new OtherMassage(TimingClass.Deep, At(day, "19:00"), At(day, "20:00"), Day.PlusDays(day)))],
        };
        var question = new TimingQuestion("movement-assessment", TimingClass.None, At(offset, time), 60, Day.PlusDays(offset));

        foreach (var profile in new[] { RuleProfile.Article, RuleProfile.Cautious })
        {
            var result = TimingRules.Rate(question, profile, training);
            (result.Rating, result.Windows).ShouldBe((expected, 0));
            TimingRules.Rate(question, profile, training with { RedFlag = true }).Rating.ShouldBe(Blocked);
        }
    }

    [Theory]
    [InlineData(Deep)]
    [InlineData(Swedish)]
    public void T4_a_red_flag_outranks_everything(string type)
    {
        var training = new RunnerTraining { Efforts = [Hard()], RedFlag = true };

        var result = TimingRules.Rate(Question(type, 1, "12:00", 60, first: false), RuleProfile.Article, training);

        result.Rating.ShouldBe(Blocked);
        result.Windows.ShouldBe(1);
        result.Reasons[0].Code.ShouldBe(TimingReasonCode.RedFlag);
    }

    private static TimingRating Rate(
        RuleProfile profile, Effort effort, string type, int offset, string time, int minutes = 60, bool first = false) =>
        TimingRules.Rate(Question(type, offset, time, minutes, first), profile, new RunnerTraining { Efforts = [effort] }).Rating;

    private static TimingQuestion Question(string type, int offset, string time, int minutes, bool first) =>
        new(type, TimingCases.ClassOf(type), At(offset, time), minutes, Day.PlusDays(offset), first);

    private static Effort Hard() => Between(EffortKind.Hard, "18:00", "19:00");

    private static Effort Race(double km, RacePriority? priority) =>
        Between(EffortKind.Race, "10:00", "11:00") with { DistanceKm = km, Priority = priority };

    private static Effort Between(EffortKind kind, string start, string end) =>
        new() { Kind = kind, StartDate = Day, FinishDate = Day, Start = At(0, start), End = At(0, end) };

    private static Instant At(int offset, string time) => TimingCases.Local(Zone, Day.PlusDays(offset), time);
}
