using NodaTime;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Web.Shared.Wording;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Shared.Wording;

public sealed class TimingWordsTests
{
    private static readonly LocalDate Thursday = new(2027, 4, 15);
    private static readonly Effort Intervals = Workout("Intervals", Thursday.PlusDays(-2));
    private static readonly Effort Half = Race("Half marathon", Thursday.PlusDays(3));

    public static TheoryData<TimingReasonCode, TimingRating, string> Messages => new()
    {
        { TimingReasonCode.PostWindow, TimingRating.Ideal, "Two days after your intervals: soreness is easing, a good moment by practice." },
        { TimingReasonCode.PreRaceWindow, TimingRating.Ideal, "Three days before the half marathon: loosened in time and recovered by the start." },
        { TimingReasonCode.RaceEveWindow, TimingRating.Ideal, "Three days before the half marathon: light strokes are welcome just before a race." },
        { TimingReasonCode.RaceEveLight, TimingRating.Good, "Three days before the half marathon light strokes are fine, and no more than that." },
        { TimingReasonCode.TooSoonAfter, TimingRating.Avoid, "It is too soon after your intervals: give fresh legs at least a night." },
        { TimingReasonCode.FlushOnly, TimingRating.Acceptable, "It is the same day as your intervals: keep it short and light." },
        { TimingReasonCode.LongRaceWait, TimingRating.Avoid, "Two days after your intervals soreness is often still rising: wait a little longer with deep work." },
        { TimingReasonCode.LongRaceWait, TimingRating.Good, "Two days after your intervals soreness is often still rising: fine, and better a little later." },
        { TimingReasonCode.PreDeepTooClose, TimingRating.Blocked, "It is too close to the half marathon (30 hours between): deep work can leave legs heavy, a light massage is fine." },
        { TimingReasonCode.RaceDayLight, TimingRating.Acceptable, "On the day of the half marathon short and light is all right, and it does not replace warming up." },
        { TimingReasonCode.RaceDayLight, TimingRating.Avoid, "On the day of the half marathon only a short, light massage with time to warm up makes sense." },
        { TimingReasonCode.RecGap, TimingRating.Acceptable, "Your intervals follow soon after (30 hours between): the massage itself needs time to recover from." },
        { TimingReasonCode.FirstTimeDeep, TimingRating.Avoid, "Three days before the half marathon is no time to try deep work for the first time: a light massage is the safer choice." },
        { TimingReasonCode.Soreness, TimingRating.Avoid, "You reported soreness 7 of 10: go gently, and check again before you come." },
        { TimingReasonCode.DeepSpacing, TimingRating.Avoid, "Another deep session is only 30 hours away: leave some days between two." },
        { TimingReasonCode.SameDayMassage, TimingRating.Avoid, "You have another massage on the same day." },
        { TimingReasonCode.Clash, TimingRating.Blocked, "It overlaps your intervals." },
        { TimingReasonCode.LightOnly, TimingRating.Blocked, "Your therapist looks at your safety answers first: until then only light work can be booked." },
        { TimingReasonCode.RedFlag, TimingRating.Blocked, "One of your safety answers rules massage out for now: please speak to a doctor first." },
    };

    [Theory]
    [MemberData(nameof(Messages))]
    public void Each_reason_has_its_sentence(TimingReasonCode code, TimingRating limit, string sentence) =>
        TimingWords.Message(Reason(code, limit)).ShouldBe(sentence);

    [Fact]
    public void No_reason_is_without_words_and_none_shouts()
    {
        foreach (var code in Enum.GetValues<TimingReasonCode>())
        {
            Messages.Select(row => row.Data.Item1).ShouldContain(code);
            foreach (var limit in Enum.GetValues<TimingRating>())
            {
                var sentence = TimingWords.Message(Reason(code, limit));
                sentence.ShouldEndWith(".");
                sentence.ShouldNotContain("!");
                sentence.ShouldNotContain("  ");
                char.IsUpper(sentence[0]).ShouldBeTrue(sentence);
            }
        }
    }

    [Fact]
    public void An_ideal_time_tells_all_its_windows_what_is_past_first() =>
        Sentence(TimingRating.Ideal, Reason(TimingReasonCode.PreRaceWindow, TimingRating.Ideal), Reason(TimingReasonCode.PostWindow, TimingRating.Ideal))
            .ShouldBe("Thursday is two days after your intervals and three days before the half marathon: the ideal moment.");

    [Fact]
    public void A_window_that_something_takes_away_is_told_with_it() =>
        Sentence(TimingRating.Acceptable, Reason(TimingReasonCode.RecGap, TimingRating.Acceptable) with { Effort = Workout("Tempo", Thursday.PlusDays(1)) }, Reason(TimingReasonCode.PostWindow, TimingRating.Ideal))
            .ShouldBe("Thursday is two days after your intervals, but your tempo follows soon after: the massage itself needs time to recover from.");

    [Fact]
    public void Without_reasons_nothing_speaks_against_the_day() =>
        Sentence(TimingRating.Good).ShouldBe("Nothing in your training speaks against Thursday.");

    [Fact]
    public void A_sentence_tells_no_hours_so_that_neighbouring_times_share_it() =>
        Sentence(TimingRating.Blocked, Reason(TimingReasonCode.PreDeepTooClose, TimingRating.Blocked))
            .ShouldBe("It is too close to the half marathon: deep work can leave legs heavy, a light massage is fine.");

    [Theory]
    [InlineData("Intervals", false, "your intervals")]
    [InlineData("Tue intervals", false, "your Tue intervals")]
    [InlineData("My long run", false, "your long run")]
    [InlineData("8x400", false, "your 8x400")]
    [InlineData("the Berlin Half Marathon", true, "the Berlin Half Marathon")]
    [InlineData("Half", true, "the half")]
    [InlineData("10k", true, "the 10k")]
    [InlineData(" ", true, "your race")]
    [InlineData(null, false, "your hard workout")]
    public void Efforts_are_named_as_one_would_say_them(string? name, bool isRace, string words) =>
        EffortWords.Name(isRace ? Race(name, Thursday) : Workout(name, Thursday)).ShouldBe(words);

    private static string Sentence(TimingRating rating, params TimingReason[] reasons) =>
        TimingWords.Sentence(new TimingResult(rating, 0, reasons), Thursday);

    private static TimingReason Reason(TimingReasonCode code, TimingRating limit)
    {
        var isBeforeRace = code is TimingReasonCode.PreRaceWindow or TimingReasonCode.RaceEveWindow or TimingReasonCode.RaceEveLight
            or TimingReasonCode.PreDeepTooClose or TimingReasonCode.RaceDayLight or TimingReasonCode.FirstTimeDeep;
        return new TimingReason(code, limit)
        {
            Effort = isBeforeRace ? Half : Intervals,
            OffsetDays = isBeforeRace ? -3 : 2,
            Hours = 30.4,
            Level = 7,
        };
    }

    private static Effort Workout(string? name, LocalDate date) => new() { Name = name, Kind = EffortKind.Hard, StartDate = date, FinishDate = date };

    private static Effort Race(string? name, LocalDate date) => new() { Name = name, Kind = EffortKind.Race, StartDate = date, FinishDate = date };
}
