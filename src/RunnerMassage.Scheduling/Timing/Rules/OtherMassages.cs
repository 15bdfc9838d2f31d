namespace RunnerMassage.Scheduling.Timing.Rules;

/// <summary>
/// Deep sessions keep their distance, from the end of the earlier to the start of the later; any other two massages do not share a day (T4).
/// A movement assessment is no massage and is passed over.
/// </summary>
internal sealed class OtherMassages : IRunnerRule
{
    public void Apply(in TimingQuestion question, RuleProfile profile, RunnerTraining training, ref RatingBuilder rating)
    {
        foreach (var other in training.OtherMassages)
        {
            if (question.IsDeep && other.TimingClass == TimingClass.Deep)
            {
                var hours = (other.Start <= question.Start ? question.Start - other.End : other.Start - question.End).TotalHours;
                if (profile.DeepSpacing.Rate(hours) is var limit and > TimingRating.Good)
                {
                    rating.Cap(limit, TimingReasonCode.DeepSpacing, hours: hours);
                }
            }
            else if (other.TimingClass != TimingClass.None && other.Date == question.Date)
            {
                rating.Cap(TimingRating.Avoid, TimingReasonCode.SameDayMassage);
            }
        }
    }
}
