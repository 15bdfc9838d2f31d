using RunnerMassage.Scheduling.Timing.Rules;

namespace RunnerMassage.Scheduling.Timing;

/// <summary>
/// Every timing rule, in order. Each effort is looked at alone; what they leave is combined by minimum, and a slot is ideal only where
/// at least one window is met and nothing holds it back. Pure: the same question gets the same answer, whatever the order of efforts.
/// </summary>
public static class TimingRules
{
    private static readonly IEffortRule[] ForEachEffort =
    [
        new NoClashWithEffort(),
        new AfterEffort(),
        new BeforeHardWorkout(),
        new BeforeRace(),
    ];

    private static readonly IRunnerRule[] ForTheRunner =
    [
        new Soreness(),
        new OtherMassages(),
        new SafetyFirst(),
    ];

    /// <summary>What is no massage and asks no recovery is held back by these alone.</summary>
    private static readonly IEffortRule[] ForEachEffortWithoutMassage = [new NoClashWithEffort()];

    private static readonly IRunnerRule[] ForTheRunnerWithoutMassage = [new SafetyFirst()];

    /// <summary>Rates a time, with every reason: windows and caps in order of the efforts' dates, then what concerns the runner as a whole.</summary>
    public static TimingResult Rate(in TimingQuestion question, RuleProfile profile, RunnerTraining training)
    {
        var reasons = new List<TimingReason>();
        var (rating, windows) = Apply(question, profile, training, reasons);
        var ordered = reasons.OrderByDescending(reason => reason.Limit)
            .ThenBy(reason => reason.Effort?.StartDate).ThenBy(reason => reason.Effort?.Start)
            .ThenBy(reason => reason.Effort?.Name, StringComparer.Ordinal).ThenBy(reason => reason.Code).ToList();
        return new TimingResult(rating, windows, ordered);
    }

    /// <summary>Rates a time without saying why, for long lists.</summary>
    public static (TimingRating Rating, int Windows) RateOnly(in TimingQuestion question, RuleProfile profile, RunnerTraining training) =>
        Apply(question, profile, training, reasons: null);

    private static (TimingRating Rating, int Windows) Apply(
        in TimingQuestion question, RuleProfile profile, RunnerTraining training, List<TimingReason>? reasons)
    {
        var rating = new RatingBuilder(reasons);
        var (forEachEffort, forTheRunner) = question.TimingClass == TimingClass.None
            ? (ForEachEffortWithoutMassage, ForTheRunnerWithoutMassage)
            : (ForEachEffort, ForTheRunner);
        foreach (var effort in training.Efforts)
        {
            var position = EffortPosition.Of(question, effort);
            foreach (var rule in forEachEffort)
            {
                rule.Apply(question, effort, position, profile, training, ref rating);
            }
        }

        foreach (var rule in forTheRunner)
        {
            rule.Apply(question, profile, training, ref rating);
        }

        return (rating.Rating, rating.Windows);
    }
}

/// <summary>How well a time fits.</summary>
/// <param name="Rating">The rating.</param>
/// <param name="Windows">How many ideal windows it meets, whatever the caps.</param>
/// <param name="Reasons">Every reason, the most limiting first.</param>
public sealed record TimingResult(TimingRating Rating, int Windows, IReadOnlyList<TimingReason> Reasons);
