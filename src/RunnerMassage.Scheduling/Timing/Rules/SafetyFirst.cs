namespace RunnerMassage.Scheduling.Timing.Rules;

/// <summary>A red flag blocks every massage and outranks everything (T4, last row).</summary>
internal sealed class SafetyFirst : IRunnerRule
{
    public void Apply(in TimingQuestion question, RuleProfile profile, RunnerTraining training, ref RatingBuilder rating)
    {
        if (training.RedFlag)
        {
            rating.Cap(TimingRating.Blocked, TimingReasonCode.RedFlag);
        }
    }
}
