namespace RunnerMassage.Scheduling.Timing.Rules;

/// <summary>A massage can't overlap a workout or race (T1, row "overlap").</summary>
internal sealed class NoClashWithEffort : IEffortRule
{
    public void Apply(in TimingQuestion question, Effort effort, EffortPosition position, RuleProfile profile,
        RunnerTraining training, ref RatingBuilder rating)
    {
        if (position.Side == EffortSide.Overlapping)
        {
            rating.Cap(TimingRating.Blocked, TimingReasonCode.Clash, effort, offset: 0);
        }
    }
}
