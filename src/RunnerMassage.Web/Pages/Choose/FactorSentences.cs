using RunnerMassage.Scheduling.Recommendations;

namespace RunnerMassage.Web.Pages.Choose;

/// <summary>
/// Says each part of a score in a sentence, for the type that it speaks of. They tell what therapists who treat runners go by, so nothing
/// here promises an effect.
/// </summary>
public static class FactorSentences
{
    /// <summary>What speaks for a type, the weightiest first.</summary>
    public static IEnumerable<string> For(RankedMassageType type) => Of(type, factor => factor.Points > 0);

    /// <summary>What speaks against a type, the weightiest first.</summary>
    public static IEnumerable<string> Against(RankedMassageType type) => Of(type, factor => factor.Points < 0);

    /// <summary>Why a type is out of the question for now, and until when.</summary>
    public static string Of(RemovalReason reason) => reason switch
    {
        RemovalReason.RedFlag => "One of your answers rules massage out for now. Please speak to a doctor first.",
        RemovalReason.AcuteInjury => "Your injury is fresh. Firm work waits until three days have passed and somebody has looked at it.",
        RemovalReason.Soreness => "You are too sore for it today. Soreness mostly eases within two to four days; look in again then.",
        RemovalReason.RaceTooClose => "Your race is today or tomorrow, and deep work can leave legs heavy. After the race is fine again.",
        _ => "A therapist should look at your answers first.",
    };

    private static IEnumerable<string> Of(RankedMassageType type, Func<ScoreFactor, bool> which) =>
        type.Factors.Where(which).OrderByDescending(factor => Math.Abs(factor.Points)).Select(factor => Of(factor.Code, factor.Points));

    private static string Of(ScoreFactorCode code, int points) => (code, points) switch
    {
        (ScoreFactorCode.Relax, > 0) => "You want to switch off, and long light strokes are made for that.",
        (ScoreFactorCode.Relax, _) => "It is pointed work, the opposite of switching off.",
        (ScoreFactorCode.Heavy, >= 4) => "Heavy, sore legs like light strokes that ask nothing back.",
        (ScoreFactorCode.Heavy, _) => "It can do heavy legs good too, though not as gently.",
        (ScoreFactorCode.Knots, >= 6) => "A stubborn tight spot is what slow, firm pressure is for.",
        (ScoreFactorCode.Knots, _) => "It reaches one tight spot precisely.",
        (ScoreFactorCode.Injury, >= 6) => "An injury with a name is what it is meant for: pressure held while you move.",
        (ScoreFactorCode.Injury, > 0) => "Firm work on the muscles around an injury can be of use.",
        (ScoreFactorCode.Injury, _) => "Light strokes stay above an injury with a name.",
        (ScoreFactorCode.Scar, >= 6) => "Old scar tissue that hinders a movement is worked on while you make that movement.",
        (ScoreFactorCode.Scar, > 0) => "Firm pressure reaches the tissue around an old scar.",
        (ScoreFactorCode.Scar, _) => "Light strokes do not reach an old scar.",
        (ScoreFactorCode.Maintenance, >= 3) => "Nothing needs working on, so the gentlest gives you most.",
        (ScoreFactorCode.Maintenance, _) => "It keeps legs that train loose, too.",
        (ScoreFactorCode.RaceTomorrow, _) => "It stays near the surface, so it is fine right before a race.",
        (ScoreFactorCode.RaceSoon, _) => "With a race in two or three days it leaves little to recover from.",
        (ScoreFactorCode.RaceSoonFirstTimer, _) => "A first massage of this kind just before a race is a gamble: nobody knows yet how your legs answer.",
        (ScoreFactorCode.Soreness, > 0) => "Sore legs take light strokes well.",
        (ScoreFactorCode.Soreness, _) => "On sore legs firm pressure is hard to bear.",
        (ScoreFactorCode.LowPressure, > 0) => "You like light pressure, and this is light.",
        (ScoreFactorCode.LowPressure, _) => "You like light pressure, and this is firm.",
        (ScoreFactorCode.HighPressure, _) => "You like it firm.",
        (ScoreFactorCode.NeverMassaged, > 0) => "It is the easy way to get to know massage.",
        (ScoreFactorCode.NeverMassaged, _) => "It is a lot for a first massage.",
        (ScoreFactorCode.RegularlyMassaged, _) => "You are used to massage, so firm work holds no surprise.",
        (ScoreFactorCode.HighVolume, _) => "You run a lot, and muscles that work a lot can do with firm hands.",
        (_, > 0) => "After a long break it is a good way back in.",
        _ => "After a long break firm work comes as a surprise to the body.",
    };
}
