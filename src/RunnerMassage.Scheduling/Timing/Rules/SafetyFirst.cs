using RunnerMassage.Scheduling.Safety;

namespace RunnerMassage.Scheduling.Timing.Rules;

/// <summary>
/// A red flag blocks every massage and outranks everything (T4, last row). Safety answers that wait for the therapist leave light work.
/// </summary>
internal sealed class SafetyFirst : IRunnerRule
{
    public void Apply(in TimingQuestion question, RuleProfile profile, RunnerTraining training, ref RatingBuilder rating)
    {
        var block = training.RedFlag
            ? SafetyBlock.Everything
            : SafetyLimit.BlockOf(training.SafetyLimits, question.TimingClass, question.Start);
        if (block is { } found)
        {
            rating.Cap(TimingRating.Blocked, found == SafetyBlock.Everything ? TimingReasonCode.RedFlag : TimingReasonCode.LightOnly);
        }
    }
}
