namespace RunnerMassage.Scheduling.Timing.Rules;

/// <summary>
/// Massage needs recovery like exercise: deep work not on the day of hard running and with hours to spare before it, light work with
/// time to wake up (T1, rows "-3" to "0, before it"). A race of priority C is a hard workout before it.
/// </summary>
internal sealed class BeforeHardWorkout : IEffortRule
{
    public void Apply(in TimingQuestion question, Effort effort, EffortPosition position, RuleProfile profile,
        RunnerTraining training, ref RatingBuilder rating)
    {
        if (position.Side != EffortSide.Before || effort.IsPreparedRace)
        {
            return;
        }

        var limit = (question.IsDeep, position.Offset, position.Hours) switch
        {
            (true, 0, _) => TimingRating.Avoid,
            (_, _, { } hours) => profile.RecoveryOf(question.MassageTypeId, question.TimingClass).Rate(hours),
            (true, -1, null) or (false, 0, null) => TimingRating.Acceptable,
            _ => TimingRating.Good,
        };
        if (limit > TimingRating.Good)
        {
            rating.Cap(limit, TimingReasonCode.RecGap, effort, position.Offset, position.Hours);
        }
    }
}
