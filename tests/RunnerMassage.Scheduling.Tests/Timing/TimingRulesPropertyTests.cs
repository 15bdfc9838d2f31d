using CsCheck;
using NodaTime;
using RunnerMassage.Scheduling.Timing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Scheduling.Tests.Timing;

public sealed class TimingRulesPropertyTests
{
    private static readonly LocalDate Day = new(2027, 4, 14);

    private static readonly Gen<RuleProfile> Profiles = OneOf(RuleProfile.Article, RuleProfile.Cautious);

    private static readonly Gen<Effort> Efforts = Gen.Select(
        Gen.Bool, Gen.Int[-9, 9], Gen.Int[0, 95], Gen.Int[1, 32], Gen.Double[1, 90],
        OneOf<RacePriority?>(null, RacePriority.A, RacePriority.B, RacePriority.C), Gen.Int[0, 9],
        (race, offset, quarter, quarters, km, priority, timeKnown) =>
        {
            var start = Day.PlusDays(offset).AtMidnight().PlusMinutes(quarter * 15);
            var end = start.PlusMinutes(quarters * 15);
            return new Effort
            {
                Name = $"{(race ? "race" : "hard")} {offset} {quarter}",
                Kind = race ? EffortKind.Race : EffortKind.Hard,
                StartDate = start.Date,
                FinishDate = timeKnown == 0 ? start.Date : end.Date,
                Start = timeKnown == 0 ? null : start.InUtc().ToInstant(),
                End = timeKnown == 0 ? null : end.InUtc().ToInstant(),
                DistanceKm = km,
                Priority = priority,
            };
        });

    private static readonly Gen<TimingQuestion> Questions = Gen.Select(
        OneOf("swedish", "deep-tissue", "active-release"), Gen.Int[0, 95], OneOf(15, 30, 45, 60, 90), Gen.Bool,
        (type, quarter, minutes, first) => new TimingQuestion(
            type, TimingCases.ClassOf(type), Day.AtMidnight().PlusMinutes(quarter * 15).InUtc().ToInstant(), minutes, Day, first));

    private static readonly Gen<SorenessReport[]> Soreness = Gen.Select(Gen.Int[0, 10], Gen.Int[0, 60])
        .Select(report => new SorenessReport(report.Item1, Day.AtMidnight().PlusHours(-report.Item2).InUtc().ToInstant())).Array[0, 2];

    [Fact]
    public void The_order_of_efforts_does_not_matter() =>
        Gen.Select(Questions, Profiles, Efforts.Array[2, 8], Soreness, Gen.Int[0, 7]).Sample((question, profile, efforts, soreness, turn) =>
        {
            Effort[] turned = [.. efforts.Skip(turn % efforts.Length).Reverse(), .. efforts.Take(turn % efforts.Length)];
            var one = TimingRules.Rate(question, profile, Training(efforts, soreness));
            var other = TimingRules.Rate(question, profile, Training(turned, soreness));

            other.Rating.ShouldBe(one.Rating);
            other.Windows.ShouldBe(one.Windows);
            other.Reasons.Select(reason => (reason.Code, reason.Limit)).ShouldBe(one.Reasons.Select(reason => (reason.Code, reason.Limit)));
        });

    [Fact]
    public void Adding_an_effort_never_raises_a_rating_above_what_the_minimum_allows() =>
        Gen.Select(Questions, Profiles, Efforts.Array[0, 6], Efforts).Sample((question, profile, efforts, added) =>
        {
            var alone = TimingRules.RateOnly(question, profile, Training([added]));
            var before = TimingRules.RateOnly(question, profile, Training(efforts));
            var after = TimingRules.RateOnly(question, profile, Training([.. efforts, added]));

            after.Windows.ShouldBe(before.Windows + alone.Windows);
            // A good or ideal rating without the new effort may be lifted by its window; one that was held back may not.
            var allowed = before.Rating > TimingRating.Good ? before.Rating : TimingRating.Ideal;
            allowed = alone.Rating > TimingRating.Good && alone.Rating > allowed ? alone.Rating : allowed;
            ((int)after.Rating).ShouldBeGreaterThanOrEqualTo((int)allowed);
        });

    [Fact]
    public void Every_cap_is_a_reason_and_the_rating_is_no_better_than_any_of_them() =>
        Gen.Select(Questions, Profiles, Efforts.Array[0, 6], Soreness).Sample((question, profile, efforts, soreness) =>
        {
            var result = TimingRules.Rate(question, profile, Training(efforts, soreness));

            var worst = result.Reasons.Count == 0 ? TimingRating.Ideal : result.Reasons.Max(reason => reason.Limit);
            var expected = result.Windows > 0 ? TimingRating.Ideal : TimingRating.Good;
            result.Rating.ShouldBe(worst > expected ? worst : expected);
            TimingRules.RateOnly(question, profile, Training(efforts, soreness)).ShouldBe((result.Rating, result.Windows));
        });

    [Fact]
    public void Shifting_everything_by_whole_days_changes_nothing_without_clock_changes() =>
        Gen.Select(Questions, Profiles, Efforts.Array[0, 6], Soreness, Gen.Int[-400, 400]).Sample((question, profile, efforts, soreness, days) =>
        {
            var shift = Duration.FromDays(days);
            var moved = question with { Start = question.Start + shift, Date = question.Date.PlusDays(days) };
            Effort[] movedEfforts =
            [
                .. efforts.Select(effort => effort with
                {
                    StartDate = effort.StartDate.PlusDays(days),
                    FinishDate = effort.FinishDate.PlusDays(days),
                    Start = effort.Start + shift,
                    End = effort.End + shift,
                }),
            ];
            SorenessReport[] movedSoreness = [.. soreness.Select(report => report with { At = report.At + shift })];

            TimingRules.RateOnly(moved, profile, Training(movedEfforts, movedSoreness))
                .ShouldBe(TimingRules.RateOnly(question, profile, Training(efforts, soreness)));
        });

    [Fact]
    public void Blocked_by_safety_outranks_all() =>
        Gen.Select(Questions, Profiles, Efforts.Array[0, 6], Soreness).Sample((question, profile, efforts, soreness) =>
        {
            var result = TimingRules.Rate(question, profile, Training(efforts, soreness) with { RedFlag = true });

            result.Rating.ShouldBe(TimingRating.Blocked);
            result.Reasons.ShouldContain(reason => reason.Code == TimingReasonCode.RedFlag);
        });

    [Fact]
    public void What_is_no_massage_is_good_unless_it_clashes_or_safety_speaks() =>
        Gen.Select(Questions, Profiles, Efforts.Array[0, 6], Soreness, Gen.Bool).Sample((question, profile, efforts, soreness, redFlag) =>
        {
            var training = Training(efforts, soreness) with
            {
                RedFlag = redFlag,
                OtherMassages = [new OtherMassage(TimingClass.Deep, question.Start - Duration.FromHours(1), question.Start, question.Date)],
            };
            var assessment = question with { MassageTypeId = "movement-assessment", TimingClass = TimingClass.None };
            var clash = efforts.Any(effort => effort.Start < assessment.End && assessment.Start < effort.End);

            TimingRules.RateOnly(assessment, profile, training).ShouldBe((clash || redFlag ? TimingRating.Blocked : TimingRating.Good, 0));
            // And nothing that is rated notices one.
            TimingRules.RateOnly(question, profile, training with { OtherMassages = [new OtherMassage(TimingClass.None, question.Start, question.End, question.Date)] })
                .ShouldBe(TimingRules.RateOnly(question, profile, training with { OtherMassages = [] }));
        });

    [Fact]
    public void The_random_cases_reach_every_rating()
    {
        var seen = new System.Collections.Concurrent.ConcurrentDictionary<TimingRating, int>();
        Gen.Select(Questions, Profiles, Efforts.Array[0, 4]).Sample(
            (question, profile, efforts) => seen.AddOrUpdate(
                TimingRules.RateOnly(question, profile, Training(efforts)).Rating, 1, (_, count) => count + 1) > 0,
            iter: 5000);

        seen.Keys.Order().ShouldBe(Enum.GetValues<TimingRating>());
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static RunnerTraining Training(Effort[] efforts, SorenessReport[]? soreness = null) =>
        new() { Efforts = efforts, SorenessReports = soreness ?? [] };
}
