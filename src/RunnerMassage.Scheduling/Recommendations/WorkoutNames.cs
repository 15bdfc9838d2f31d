using System.Text.RegularExpressions;

namespace RunnerMassage.Scheduling.Recommendations;

/// <summary>What the name of a workout hints at, in English and German. A word for easy running wins over any other.</summary>
public static partial class WorkoutNames
{
    /// <summary>The hint, or null where the name gives none.</summary>
    public static EffortLevel? Hint(string? name) =>
        string.IsNullOrWhiteSpace(name) ? null
        : EasyWords().IsMatch(name) ? EffortLevel.Easy
        : HardWords().IsMatch(name) || Repetitions().IsMatch(name) ? EffortLevel.Hard
        : null;

    [GeneratedRegex(
        @"\b(easy|recovery|jog(ging)?|shake[ -]?out|warm[ -]?up|cool[ -]?down|locker(e[rns]?)?|erholung\w*|regeneration\w*|regenerativ\w*|einlaufen|auslaufen)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex EasyWords();

    [GeneratedRegex(
        @"\b(races?|tt|time[ -]trial|intervals?|reps?|track|vo2(max)?|tempo\w*|threshold|cruise|fartlek|hills?|progression|mp|long[ -]run|wettkampf|intervalle?|intervalltraining|bahn(training)?|schwelle\w*|steigerung\w*|berg(lauf|sprints?|e)?|langer[ -]lauf|fahrtspiel)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex HardWords();

    [GeneratedRegex(@"\b\d{1,3}\s?[x×]\s?\d", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Repetitions();
}
