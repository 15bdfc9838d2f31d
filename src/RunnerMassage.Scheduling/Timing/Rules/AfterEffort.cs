namespace RunnerMassage.Scheduling.Timing.Rules;

/// <summary>
/// Massage is recommended one to two days after a hard workout or race, when soreness eases; on the day itself only a short light one
/// (T1 rows "0, after it" to "+7", and T3). After long races the profile may let deep work wait longer. The windows are therapists'
/// convention; the longer wait rests on marathoners' soreness rising until day three (n = 11).
/// </summary>
internal sealed class AfterEffort : IEffortRule
{
    public void Apply(in TimingQuestion question, Effort effort, EffortPosition position, RuleProfile profile,
        RunnerTraining training, ref RatingBuilder rating)
    {
        if (position.Side != EffortSide.After)
        {
            return;
        }

        var floor = question.IsDeep ? profile.FloorHoursDeep : profile.FloorHoursLight;
        if (position.Offset == 0 || (position.Offset == 1 && position.Hours < floor))
        {
            SameDay(question, effort, position, profile, ref rating);
            return;
        }

        var delay = DelayDays(question, effort, profile);
        if (position.Offset >= profile.AfterEffort.First && position.Offset < profile.AfterEffort.First + delay)
        {
            rating.Cap(WhileWaiting(question, profile, training), TimingReasonCode.LongRaceWait, effort, position.Offset);
        }
        else if (profile.AfterEffort.Contains(position.Offset - delay))
        {
            rating.Window(TimingReasonCode.PostWindow, effort, position.Offset);
        }
    }

    private static void SameDay(
        in TimingQuestion question, Effort effort, EffortPosition position, RuleProfile profile, ref RatingBuilder rating)
    {
        if (question.IsDeep)
        {
            var longRace = effort.Kind == EffortKind.Race && effort.RaceClass >= RaceClass.Marathon;
            rating.Cap(
                longRace ? TimingRating.Blocked : TimingRating.Avoid,
                TimingReasonCode.TooSoonAfter, effort, position.Offset, position.Hours);
        }
        else if (question.Minutes <= profile.FlushMinutes && !(position.Hours * 60 < profile.FlushAfterMinutes))
        {
            rating.Cap(TimingRating.Acceptable, TimingReasonCode.FlushOnly, effort, position.Offset, position.Hours);
        }
        else
        {
            rating.Cap(TimingRating.Avoid, TimingReasonCode.TooSoonAfter, effort, position.Offset, position.Hours);
        }
    }

    private static TimingRating WhileWaiting(in TimingQuestion question, RuleProfile profile, RunnerTraining training) =>
        !question.IsDeep ? TimingRating.Good
        : Soreness.LevelAt(question.Start, profile, training) <= profile.EasedSoreness ? TimingRating.Acceptable
        : TimingRating.Avoid;

    private static int DelayDays(in TimingQuestion question, Effort effort, RuleProfile profile) =>
        effort.Kind != EffortKind.Race ? 0 : (effort.RaceClass, question.IsDeep) switch
        {
            (RaceClass.Marathon, true) => profile.DeepDelayAfterMarathonDays,
            (RaceClass.Ultra, true) => profile.DeepDelayAfterUltraDays,
            (RaceClass.Ultra, false) => profile.LightDelayAfterUltraDays,
            _ => 0,
        };
}
