using System.Text.RegularExpressions;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Web.Shared.Wording;

/// <summary>Names workouts and races inside a sentence.</summary>
public static partial class EffortWords
{
    /// <summary>Words that begin with a capital letter only because they begin a name.</summary>
    private static readonly HashSet<string> EverydayWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "intervals", "interval", "tempo", "threshold", "cruise", "fartlek", "track", "hill", "hills", "reps", "repetitions", "progression", "long",
        "hard", "speed", "session", "workout", "run", "race", "half", "full", "marathon", "ultra", "trail", "relay", "time", "first", "morning",
        "evening", "lunch", "midweek", "weekend", "goal", "local", "club", "test", "spring", "summer", "autumn", "winter", "parkrun", "late",
        "early", "city", "mountain",
    };

    /// <summary>"your intervals", "the half marathon", "the Berlin Half Marathon"; without a name "your hard workout" or "your race".</summary>
    public static string Name(Effort? effort)
    {
        var isRace = effort?.Kind == EffortKind.Race;
        var name = Article().Replace(effort?.Name?.Trim() ?? "", "");
        if (name.Length == 0)
        {
            return isRace ? "your race" : "your hard workout";
        }

        var first = FirstWord().Match(name).Value;
        return $"{(isRace ? "the" : "your")} {(EverydayWords.Contains(first) ? char.ToLowerInvariant(name[0]) + name[1..] : name)}";
    }

    /// <summary>True for names such as "intervals" or "8 x 400 reps".</summary>
    public static bool IsPlural(Effort? effort) =>
        effort?.Name?.Trim() is { Length: > 0 } name && Plural().IsMatch(name);

    [GeneratedRegex("^(the|my|our|your|a|an) +", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Article();

    [GeneratedRegex("^[a-z]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FirstWord();

    [GeneratedRegex("(intervals|hills|reps|repeats|repetitions|strides)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Plural();
}
