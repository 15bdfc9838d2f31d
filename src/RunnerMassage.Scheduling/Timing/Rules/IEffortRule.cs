namespace RunnerMassage.Scheduling.Timing.Rules;

/// <summary>A rule that looks at one effort at a time.</summary>
internal interface IEffortRule
{
    void Apply(in TimingQuestion question, Effort effort, EffortPosition position, RuleProfile profile,
        RunnerTraining training, ref RatingBuilder rating);
}

/// <summary>A rule that looks at the runner as a whole.</summary>
internal interface IRunnerRule
{
    void Apply(in TimingQuestion question, RuleProfile profile, RunnerTraining training, ref RatingBuilder rating);
}
