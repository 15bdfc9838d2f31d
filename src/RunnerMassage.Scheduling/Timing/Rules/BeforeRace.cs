namespace RunnerMassage.Scheduling.Timing.Rules;

/// <summary>
/// Massage is recommended two to three days before a race (T2). Closer than that deep work may leave legs heavy, light work is fine;
/// on race morning only a short light one with time to warm up.
/// </summary>
internal sealed class BeforeRace : IEffortRule
{
    public void Apply(in TimingQuestion question, Effort effort, EffortPosition position, RuleProfile profile,
        RunnerTraining training, ref RatingBuilder rating)
    {
        if (position.Side != EffortSide.Before || !effort.IsPreparedRace)
        {
            return;
        }

        if (question.IsDeep)
        {
            Deep(question, effort, position, profile, ref rating);
        }
        else
        {
            Light(question, effort, position, profile, ref rating);
        }
    }

    private static void Deep(
        in TimingQuestion question, Effort race, EffortPosition position, RuleProfile profile, ref RatingBuilder rating)
    {
        var daysBefore = -position.Offset;
        if (daysBefore == 0)
        {
            rating.Cap(TimingRating.Blocked, TimingReasonCode.PreDeepTooClose, race, position.Offset, position.Hours);
        }
        else if (daysBefore < profile.BeforeRace.First
            || (profile.BeforeRace.Contains(daysBefore) && position.Hours < profile.DeepBeforeRaceHours))
        {
            var limit = race.IsMajorRace ? TimingRating.Blocked : TimingRating.Avoid;
            rating.Cap(limit, TimingReasonCode.PreDeepTooClose, race, position.Offset, position.Hours);
        }
        else if (question.FirstTimeDeep && profile.FirstTimeDeepCaution && daysBefore <= profile.FirstTimeDeepDays)
        {
            FirstTime(race, position, profile, ref rating);
        }
        else if (profile.BeforeRace.Contains(daysBefore))
        {
            rating.Window(TimingReasonCode.PreRaceWindow, race, position.Offset);
        }
    }

    private static void FirstTime(Effort race, EffortPosition position, RuleProfile profile, ref RatingBuilder rating)
    {
        var limit = (race.IsMajorRace, profile.BeforeRace.Contains(-position.Offset)) switch
        {
            (true, true) => TimingRating.Avoid,
            (true, false) or (false, true) => TimingRating.Acceptable,
            (false, false) => TimingRating.Good,
        };
        if (limit > TimingRating.Good)
        {
            rating.Cap(limit, TimingReasonCode.FirstTimeDeep, race, position.Offset);
        }
    }

    private static void Light(
        in TimingQuestion question, Effort race, EffortPosition position, RuleProfile profile, ref RatingBuilder rating)
    {
        var daysBefore = -position.Offset;
        if (daysBefore == 0)
        {
            var fits = question.Minutes <= profile.FlushMinutes && !(position.Hours * 60 < profile.FlushBeforeRaceMinutes);
            rating.Cap(
                fits ? TimingRating.Acceptable : TimingRating.Avoid, TimingReasonCode.RaceDayLight, race, position.Offset, position.Hours);
        }
        else if (profile.BeforeRace.Contains(daysBefore))
        {
            rating.Window(TimingReasonCode.PreRaceWindow, race, position.Offset);
        }
        else if (daysBefore < profile.BeforeRace.First && profile.LightOnRaceEveIsIdeal)
        {
            rating.Window(TimingReasonCode.RaceEveWindow, race, position.Offset);
        }
        else if (daysBefore < profile.BeforeRace.First)
        {
            // Fine, but no more than that, even where another effort would make the day ideal.
            rating.Cap(TimingRating.Good, TimingReasonCode.RaceEveLight, race, position.Offset);
        }
    }
}
