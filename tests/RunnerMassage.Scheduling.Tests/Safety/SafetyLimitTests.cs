using NodaTime;
using RunnerMassage.Scheduling.Safety;
using RunnerMassage.Scheduling.Timing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Scheduling.Tests.Safety;

/// <summary>What safety answers hold back, in ratings and in the diary alike.</summary>
public sealed class SafetyLimitTests
{
    private static readonly Instant Start = Instant.FromUtc(2027, 4, 5, 8, 0);

    [Theory]
    [InlineData(false, null, TimingClass.Light, TimingReasonCode.RedFlag)]
    [InlineData(false, null, TimingClass.Deep, TimingReasonCode.RedFlag)]
    [InlineData(true, null, TimingClass.Light, null)]
    [InlineData(true, null, TimingClass.Deep, TimingReasonCode.LightOnly)]
    [InlineData(false, 1, TimingClass.Light, TimingReasonCode.RedFlag)]
    [InlineData(false, 0, TimingClass.Light, null)]
    [InlineData(true, 1, TimingClass.Deep, TimingReasonCode.LightOnly)]
    [InlineData(true, 0, TimingClass.Deep, null)]
    public void A_limit_blocks_what_it_forbids_until_it_ends(bool lightOnly, int? endsAfterMinutes, TimingClass timingClass, TimingReasonCode? reason)
    {
        var limit = new SafetyLimit(lightOnly, endsAfterMinutes is { } minutes ? Start + Duration.FromMinutes(minutes) : null);
        var question = new TimingQuestion("type", timingClass, Start, 60, new LocalDate(2027, 4, 5));
        var result = TimingRules.Rate(question, RuleProfile.Article, new RunnerTraining { SafetyLimits = [limit] });
        result.Rating.ShouldBe(reason is null ? TimingRating.Good : TimingRating.Blocked);
        result.Reasons.Select(one => (TimingReasonCode?)one.Code).ShouldBe(reason is null ? [] : [reason]);
        result.Reasons.ShouldAllBe(one => one.IsSafety);
    }

    [Fact]
    public void Of_several_limits_the_strictest_counts()
    {
        SafetyLimit[] both = [new(LightOnly: true, null), new(LightOnly: false, null)];
        SafetyLimit.BlockOf(both, TimingClass.Deep, Start).ShouldBe(SafetyBlock.Everything);
        SafetyLimit.BlockOf([.. both.Reverse()], TimingClass.Deep, Start).ShouldBe(SafetyBlock.Everything);
        SafetyLimit.BlockOf([both[0]], TimingClass.Deep, Start).ShouldBe(SafetyBlock.DeepWork);
        SafetyLimit.BlockOf([], TimingClass.Deep, Start).ShouldBeNull();
    }

    [Fact]
    public void A_release_is_never_late_and_says_nothing()
    {
        var session = new MassageSession
        {
            Id = "s",
            Version = 3,
            RunnerId = "r",
            TherapistId = "t",
            RoomId = "o",
            MassageTypeId = "swedish",
            Start = Start,
            CancelReason = "old",
        };
        SafetyRelease.Apply(session, Start - Duration.FromMinutes(5));
        (session.Status, session.CancelledLate, session.CancelReason, session.Version, session.CancelledAt)
            .ShouldBe((SessionStatus.Cancelled, false, null, 4, Start - Duration.FromMinutes(5)));
    }
}
