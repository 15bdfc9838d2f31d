using RunnerMassage.Scheduling.Recommendations;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Shared.Planning;

/// <summary>Says a plan's recommendations in words. They are practice, not proof, so nothing here promises an effect.</summary>
public static class PlanWords
{
    /// <summary>What a score means.</summary>
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.BestMatch => "Best match",
        Verdict.Reasonable => "Reasonable",
        _ => "Not advised for this",
    };

    /// <summary>What speaks for a type, or null where nothing does.</summary>
    public static string? For(RankedMassageType type) => List("Speaks for it", type.Factors.Where(factor => factor.Points > 0));

    /// <summary>What speaks against a type, or null where nothing does.</summary>
    public static string? Against(RankedMassageType type) => List("Speaks against it", type.Factors.Where(factor => factor.Points < 0));

    /// <summary>Why a type is out of the question for now.</summary>
    public static string Of(RemovalReason reason) => reason switch
    {
        RemovalReason.RedFlag => "One of your answers rules massage out for now. Please speak to a doctor first.",
        RemovalReason.AcuteInjury => "Your injury is less than three days old: no deep work on it yet.",
        RemovalReason.Soreness => "You are too sore for it at the moment. Wait until it eases.",
        RemovalReason.RaceTooClose => "Your race is today or tomorrow: deep work can leave legs heavy.",
        _ => "A therapist should look at your answers first.",
    };

    /// <summary>That better matches cannot be had.</summary>
    /// <param name="names">Their names; not empty.</param>
    public static string NotToBeHad(IReadOnlyList<string> names) =>
        $"{string.Join(" or ", names)} would suit even better, but nobody is qualified to give it in these weeks. This comes next.";

    /// <summary>How often, in one or two sentences.</summary>
    public static string Of(FrequencyRecommendation often, decimal? budget, ClinicFormat format)
    {
        var advice = often.SessionsPer30Days switch
        {
            0 => "As often as you like: with little training there is no number to keep to.",
            1 => "About once in 30 days.",
            var count => $"About {count} times in 30 days, as your training asks for.",
        };
        if (often.SessionsPer30Days == 0 || budget is not { } limit)
        {
            return advice;
        }

        return often is { AffordableSessions: > 0, Minutes: { } minutes }
            ? $"{advice} {format.Price(limit)} a month pays for {(often.AffordableSessions == 1 ? "one session" : $"{often.AffordableSessions} sessions")} of {minutes} minutes."
            : $"{advice} {format.Price(limit)} does not stretch to one; sleep, easy days and a foam roller cost nothing and help too.";
    }

    /// <summary>What to move and where to.</summary>
    public static string Of(PlannedMove planned, ClinicFormat format)
    {
        var run = string.IsNullOrWhiteSpace(planned.Move.Workout.Name) ? "your hard run" : planned.Move.Workout.Name.Trim();
        var to = ClinicFormat.Day(planned.Move.Workout.StartDate.PlusDays(planned.Move.Days));
        return $"If you ran {run} on {to} instead, {ClinicFormat.Day(planned.Time.Date)}, {format.Time(planned.Time.Start)} would be ideal.";
    }

    /// <summary>The best days, as a heading says it.</summary>
    public static string BestDays(TimingRating rating) => rating switch
    {
        TimingRating.Ideal => "Recommended days",
        TimingRating.Good => "Days that fit",
        _ => "Days that are possible",
    };

    private static string? List(string lead, IEnumerable<ScoreFactor> factors)
    {
        var words = factors.OrderByDescending(factor => Math.Abs(factor.Points)).Select(factor => Of(factor.Code)).ToList();
        return words.Count == 0 ? null : $"{lead}: {string.Join(", ", words)}.";
    }

    private static string Of(ScoreFactorCode code) => code switch
    {
        ScoreFactorCode.Relax => "you want to relax",
        ScoreFactorCode.Heavy => "your legs are heavy",
        ScoreFactorCode.Knots => "knots or a tight spot",
        ScoreFactorCode.Injury => "an injury with a name",
        ScoreFactorCode.Scar => "old scar tissue",
        ScoreFactorCode.Maintenance => "nothing in particular to work on",
        ScoreFactorCode.RaceTomorrow => "a race today or tomorrow",
        ScoreFactorCode.RaceSoon => "a race in two or three days",
        ScoreFactorCode.RaceSoonFirstTimer => "a first massage just before a race",
        ScoreFactorCode.Soreness => "sore legs",
        ScoreFactorCode.LowPressure => "you like light pressure",
        ScoreFactorCode.HighPressure => "you like firm pressure",
        ScoreFactorCode.NeverMassaged => "your first massage",
        ScoreFactorCode.RegularlyMassaged => "you are used to massage",
        ScoreFactorCode.HighVolume => "you run a lot",
        _ => "a long time since the last massage",
    };
}
