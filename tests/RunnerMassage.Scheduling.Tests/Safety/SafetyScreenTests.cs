using CsCheck;
using NodaTime;
using RunnerMassage.Scheduling.Safety;
using Shouldly;
using Xunit;

namespace RunnerMassage.Scheduling.Tests.Safety;

/// <summary>Every row of the safety table, its times to the minute, and what holds whatever is answered.</summary>
public sealed class SafetyScreenTests
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    private static readonly Instant Now = Instant.FromUtc(2027, 4, 12, 8, 0);

    private static readonly Gen<SafetyAnswers> Answers = Gen.Select(
        Gen.Enum<SafetyTopic>().HashSet[0, 8],
        Gen.Int[-100, 0].Nullable(), Gen.Int[-100, 0].Nullable(), Gen.Int[-60, 0].Nullable(), Gen.Int[1, 3].Nullable(),
        (yes, ended, injured, operated, trimester) => new SafetyAnswers
        {
            Yes = yes,
            SymptomsEndedAt = Now + (ended is { } a ? Duration.FromHours(a) : null),
            InjuredAt = Now + (injured is { } b ? Duration.FromHours(b) : null),
            OperatedOn = operated is { } c ? Now.InZone(Berlin).Date.PlusDays(c) : null,
            Trimester = trimester,
        });

    [Theory]
    [InlineData(SafetyTopic.SwollenLeg, SafetyAction.Urgent, SafetyAllowance.Nothing, HoldKind.Urgent)]
    [InlineData(SafetyTopic.ChestOrBreath, SafetyAction.Urgent, SafetyAllowance.Nothing, HoldKind.Urgent)]
    [InlineData(SafetyTopic.DarkUrine, SafetyAction.Urgent, SafetyAllowance.Nothing, HoldKind.Urgent)]
    [InlineData(SafetyTopic.AfterRaceIllness, SafetyAction.Urgent, SafetyAllowance.Nothing, HoldKind.Urgent)]
    [InlineData(SafetyTopic.NewNumbness, SafetyAction.Urgent, SafetyAllowance.Nothing, HoldKind.Urgent)]
    [InlineData(SafetyTopic.KnownClot, SafetyAction.Clear, SafetyAllowance.Nothing, HoldKind.Clear)]
    [InlineData(SafetyTopic.BonePain, SafetyAction.Clear, SafetyAllowance.Nothing, HoldKind.Clear)]
    [InlineData(SafetyTopic.HeartOrPressure, SafetyAction.Clear, SafetyAllowance.Nothing, HoldKind.Clear)]
    [InlineData(SafetyTopic.SpreadingInfection, SafetyAction.Clear, SafetyAllowance.Nothing, HoldKind.Clear)]
    [InlineData(SafetyTopic.Illness, SafetyAction.Clear, SafetyAllowance.Nothing, HoldKind.Wait)]
    [InlineData(SafetyTopic.Surgery, SafetyAction.Clear, SafetyAllowance.Nothing, HoldKind.Clear)]
    [InlineData(SafetyTopic.FreshInjury, SafetyAction.Local, SafetyAllowance.LightOnly, HoldKind.Light)]
    [InlineData(SafetyTopic.SkinOrVeins, SafetyAction.Local, SafetyAllowance.NothingOnArea, null)]
    [InlineData(SafetyTopic.BloodThinner, SafetyAction.Review, SafetyAllowance.LightOnly, HoldKind.Review)]
    [InlineData(SafetyTopic.Pregnancy, SafetyAction.Review, SafetyAllowance.LightOnly, HoldKind.Review)]
    [InlineData(SafetyTopic.Cancer, SafetyAction.Review, SafetyAllowance.LightOnly, HoldKind.Review)]
    [InlineData(SafetyTopic.FeelingOrBones, SafetyAction.Review, SafetyAllowance.LightOnly, HoldKind.Review)]
    [InlineData(SafetyTopic.Intoxicated, SafetyAction.Refuse, SafetyAllowance.Nothing, HoldKind.Refuse)]
    [InlineData(SafetyTopic.Minor, SafetyAction.Guardian, SafetyAllowance.Any, null)]
    [InlineData(SafetyTopic.Allergy, SafetyAction.Note, SafetyAllowance.Any, null)]
    public void Each_yes_has_its_action(SafetyTopic topic, SafetyAction action, SafetyAllowance allows, HoldKind? hold)
    {
        var result = SafetyScreen.Of(Yes(topic), Now, Berlin);
        result.Findings.ShouldHaveSingleItem().Topic.ShouldBe(topic);
        (result.Action, result.Allows).ShouldBe((action, allows));
        result.Holds.Select(one => (HoldKind?)one.Kind).ShouldBe(hold is null ? [] : [hold]);
    }

    [Fact]
    public void There_is_one_question_for_each_topic() =>
        SafetyQuestions.All.Select(question => question.Topic).Order().ShouldBe(Enum.GetValues<SafetyTopic>());

    [Fact]
    public void Nothing_but_no_allows_everything()
    {
        var result = SafetyScreen.Of(SafetyAnswers.AllNo, Now, Berlin);
        (result.Action, result.Allows, result.EndsAt).ShouldBe((SafetyAction.None, SafetyAllowance.Any, null));
        result.Holds.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(48 * 60, SafetyAction.None)]
    [InlineData((48 * 60) - 1, SafetyAction.Clear)]
    [InlineData(null, SafetyAction.Clear)]
    public void An_illness_is_over_48_hours_after_its_symptoms(int? minutesAgo, SafetyAction action)
    {
        var ended = minutesAgo is { } minutes ? Now - Duration.FromMinutes(minutes) : (Instant?)null;
        var result = SafetyScreen.Of(Yes(SafetyTopic.Illness) with { SymptomsEndedAt = ended }, Now, Berlin);
        result.Action.ShouldBe(action);
        result.EndsAt.ShouldBe(action == SafetyAction.None ? null : ended + Duration.FromHours(48));
    }

    [Theory]
    [InlineData(72 * 60, SafetyAllowance.NothingOnArea)]
    [InlineData((72 * 60) - 1, SafetyAllowance.LightOnly)]
    public void A_fresh_injury_leaves_light_work_elsewhere_for_72_hours(int minutesAgo, SafetyAllowance allows)
    {
        var answers = Yes(SafetyTopic.FreshInjury) with
        {
            InjuredAt = Now - Duration.FromMinutes(minutesAgo),
            Areas = new Dictionary<SafetyTopic, IReadOnlyList<BodyArea>> { [SafetyTopic.FreshInjury] = [BodyArea.Thighs] },
        };
        var result = SafetyScreen.Of(answers, Now, Berlin);
        (result.Action, result.Allows).ShouldBe((SafetyAction.Local, allows));
        result.Areas.ShouldBe([BodyArea.Thighs]);
        result.EndsAt.ShouldBe(allows == SafetyAllowance.LightOnly ? answers.InjuredAt + Duration.FromHours(72) : null);
    }

    [Theory]
    [InlineData(42, SafetyAction.Local)]
    [InlineData(41, SafetyAction.Clear)]
    public void Six_weeks_after_an_operation_only_its_place_is_left_out(int daysAgo, SafetyAction action)
    {
        var date = Now.InZone(Berlin).Date.PlusDays(-daysAgo);
        var result = SafetyScreen.Of(Yes(SafetyTopic.Surgery) with { OperatedOn = date }, Now, Berlin);
        result.Action.ShouldBe(action);
        result.EndsAt.ShouldBe(action == SafetyAction.Clear ? Berlin.AtStartOfDay(date.PlusDays(42)).ToInstant() : null);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(null, true)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    public void Early_in_a_pregnancy_belly_and_back_are_left_out_too(int? trimester, bool leftOut) =>
        SafetyScreen.Of(Yes(SafetyTopic.Pregnancy) with { Trimester = trimester }, Now, Berlin).Areas
            .ShouldBe(leftOut ? [BodyArea.Abdomen, BodyArea.Back] : []);

    [Fact]
    public void Who_has_drunk_comes_again_tomorrow_and_at_night_after_a_while()
    {
        SafetyScreen.Of(Yes(SafetyTopic.Intoxicated), Now, Berlin).EndsAt.ShouldBe(Instant.FromUtc(2027, 4, 12, 22, 0));
        var late = Instant.FromUtc(2027, 4, 12, 21, 0);
        SafetyScreen.Of(Yes(SafetyTopic.Intoxicated), late, Berlin).EndsAt.ShouldBe(late + Duration.FromHours(12));
    }

    [Fact]
    public void What_a_person_lifts_is_held_apart_from_what_time_lifts()
    {
        var yes = Yes(SafetyTopic.KnownClot, SafetyTopic.Surgery, SafetyTopic.Cancer, SafetyTopic.Pregnancy, SafetyTopic.SwollenLeg);
        SafetyScreen.Of(yes, Now, Berlin).Holds.Select(hold => (hold.Kind, hold.EndsAt is null, hold.Topics.Count)).ShouldBe(
            [(HoldKind.Urgent, true, 1), (HoldKind.Clear, false, 1), (HoldKind.Clear, true, 1), (HoldKind.Review, true, 2)], ignoreOrder: true);
        SafetyScreen.Of(yes, Now, Berlin).EndsAt.ShouldBeNull();
    }

    [Fact]
    public void Another_yes_never_makes_it_milder() =>
        Gen.Select(Answers, Gen.Enum<SafetyTopic>()).Sample((answers, topic) =>
        {
            var more = answers with { Yes = answers.Yes.Append(topic).ToHashSet() };
            var (before, after) = (SafetyScreen.Of(answers, Now, Berlin), SafetyScreen.Of(more, Now, Berlin));
            (after.Action >= before.Action).ShouldBeTrue();
            (after.Allows >= before.Allows).ShouldBeTrue();
            before.Areas.ShouldBeSubsetOf(after.Areas);
            if (after.Allows == before.Allows && before.EndsAt is { } end)
            {
                (after.EndsAt is null || after.EndsAt >= end).ShouldBeTrue();
            }
        });

    [Fact]
    public void The_order_of_answers_does_not_matter() =>
        Answers.Sample(answers =>
        {
            var turned = answers with { Yes = answers.Yes.Reverse().ToHashSet() };
            var (one, other) = (SafetyScreen.Of(answers, Now, Berlin), SafetyScreen.Of(turned, Now, Berlin));
            one.Findings.Select(finding => finding.Topic).ShouldBe(other.Findings.Select(finding => finding.Topic));
            one.Holds.Select(hold => (hold.Kind, hold.EndsAt)).ShouldBe(other.Holds.Select(hold => (hold.Kind, hold.EndsAt)));
        });

    [Fact]
    public void The_most_serious_decides_and_stands_first() =>
        Answers.Sample(answers =>
        {
            var result = SafetyScreen.Of(answers, Now, Berlin);
            result.Findings.ShouldAllBe(finding => finding.Action <= result.Action);
            (result.Findings.Count == 0 || result.Findings[0].Action == result.Action).ShouldBeTrue();
        });

    private static SafetyAnswers Yes(params SafetyTopic[] topics) => new() { Yes = topics.ToHashSet() };
}
