using NodaTime;

namespace RunnerMassage.Scheduling.Timing.Rules;

/// <summary>Sore legs get lighter work or none (T4). A report counts for massages that start within 36 hours after it.</summary>
internal sealed class Soreness : IRunnerRule
{
    public void Apply(in TimingQuestion question, RuleProfile profile, RunnerTraining training, ref RatingBuilder rating)
    {
        if (LevelAt(question.Start, profile, training) is not { } level)
        {
            return;
        }

        var limit = (question.IsDeep ? profile.SorenessDeep : profile.SorenessLight).Rate(level);
        if (limit > TimingRating.Ideal)
        {
            rating.Cap(limit, TimingReasonCode.Soreness, level: level);
        }
    }

    /// <summary>The level of the latest valid report, or null. Of two reports at the same moment the worse counts.</summary>
    public static int? LevelAt(Instant start, RuleProfile profile, RunnerTraining training)
    {
        var (found, at, level) = (false, Instant.MinValue, 0);
        foreach (var report in training.SorenessReports)
        {
            var valid = report.At <= start && (start - report.At).TotalHours <= profile.SorenessValidHours;
            if (valid && (!found || report.At > at || (report.At == at && report.Level > level)))
            {
                (found, at, level) = (true, report.At, report.Level);
            }
        }

        return found ? level : null;
    }
}
