using System.Globalization;
using NodaTime;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Web.Shared.Wording;

/// <summary>
/// Says in words why a time is rated as it is. These are recommendations of practice, so nothing here promises an effect. Sentences speak
/// to the runner whose training it is.
/// </summary>
public static class TimingWords
{
    private static readonly string[] Numbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    /// <summary>
    /// One sentence for a time: its windows where it is ideal, else what holds it back most. Without hours, so that neighbouring times
    /// share one sentence.
    /// </summary>
    /// <example>Thursday is two days after your intervals and three days before the half marathon: the ideal moment.</example>
    public static string Sentence(TimingResult result, LocalDate date)
    {
        var weekday = date.ToString("dddd", CultureInfo.GetCultureInfo("en-GB"));
        var windows = result.Reasons.Where(IsWindow).OrderByDescending(reason => reason.OffsetDays > 0).Select(Position).Distinct().ToList();
        if (result.Rating == TimingRating.Ideal)
        {
            return $"{weekday} is {Join(windows)}: the ideal moment.";
        }

        if (result.Reasons.FirstOrDefault(reason => !IsWindow(reason) && reason.Limit == result.Rating) is not { } limit)
        {
            return $"Nothing in your training speaks against {weekday}.";
        }

        return windows.Count > 0 ? $"{weekday} is {Join(windows)}, but {Clause(limit, exact: false)}." : $"{Capital(Clause(limit, exact: false))}.";
    }

    /// <summary>What holds a time back most, one sentence for each reason, with the hours that were measured.</summary>
    public static string Messages(TimingResult result) =>
        string.Join(' ', result.Reasons.Where(reason => reason.Limit == result.Rating && !IsWindow(reason)).Select(Message).Distinct());

    /// <summary>One reason as a sentence of its own.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The reason has no words.</exception>
    public static string Message(TimingReason reason) => $"{Capital(Clause(reason, exact: true))}.";

    /// <summary>The code as the API shows it, such as <c>POST_WINDOW</c>.</summary>
    public static string CodeOf(TimingReasonCode code) =>
        string.Concat(code.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{c}" : $"{char.ToUpperInvariant(c)}"));

    /// <summary>What the rating is called, everywhere.</summary>
    public static string Meaning(TimingRating rating) => rating switch
    {
        TimingRating.Ideal => "a recommended time for your training",
        TimingRating.Good => "fits your training",
        TimingRating.Acceptable => "possible, though another time fits better",
        TimingRating.Avoid => "advised against",
        _ => "not bookable online",
    };

    /// <summary>A rating as a sentence for staff whom the runner's training is no business of.</summary>
    public static string Plainly(TimingRating rating) => rating switch
    {
        TimingRating.Ideal => "Recommended for the runner’s training.",
        TimingRating.Good => "Fits the runner’s training.",
        TimingRating.Acceptable => "Possible, though another time fits the runner’s training better.",
        TimingRating.Avoid => "Advised against because of the runner’s training.",
        _ => "Not bookable online because of the runner’s training.",
    };

    private static string Clause(TimingReason reason, bool exact) => reason.Code switch
    {
        TimingReasonCode.PostWindow => $"{Position(reason)}: soreness is easing, a good moment by practice",
        TimingReasonCode.PreRaceWindow => $"{Position(reason)}: loosened in time and recovered by the start",
        TimingReasonCode.RaceEveWindow => $"{Position(reason)}: light strokes are welcome just before a race",
        TimingReasonCode.RaceEveLight => $"{Position(reason)} light strokes are fine, and no more than that",
        TimingReasonCode.TooSoonAfter => $"it is too soon after {Name(reason)}: give fresh legs at least a night",
        TimingReasonCode.FlushOnly => $"it is the same day as {Name(reason)}: keep it short and light",
        TimingReasonCode.LongRaceWait => reason.Limit == TimingRating.Good
            ? $"{Position(reason)} soreness is often still rising: fine, and better a little later"
            : $"{Position(reason)} soreness is often still rising: wait a little longer with deep work",
        TimingReasonCode.PreDeepTooClose =>
            $"it is too close to {Name(reason)}{InHours(reason, exact)}: deep work can leave legs heavy, a light massage is fine",
        TimingReasonCode.RaceDayLight when reason.Limit == TimingRating.Acceptable =>
            $"on the day of {Name(reason)} short and light is all right, and it does not replace warming up",
        TimingReasonCode.RaceDayLight => $"on the day of {Name(reason)} only a short, light massage with time to warm up makes sense",
        TimingReasonCode.RecGap =>
            $"{Name(reason)} {Follows(reason)} soon after{InHours(reason, exact)}: the massage itself needs time to recover from",
        TimingReasonCode.FirstTimeDeep => $"{Position(reason)} is no time to try deep work for the first time: a light massage is the safer choice",
        TimingReasonCode.Soreness when reason.Level >= 9 =>
            $"you reported soreness {reason.Level} of 10, which is more than tired legs: please see a doctor if it does not ease",
        TimingReasonCode.Soreness => $"you reported soreness {reason.Level} of 10: go gently, and check again before you come",
        TimingReasonCode.DeepSpacing when exact => $"another deep session is only {Hours(reason.Hours)} away: leave some days between two",
        TimingReasonCode.DeepSpacing => "another deep session is close: leave some days between two",
        TimingReasonCode.SameDayMassage => "you have another massage on the same day",
        TimingReasonCode.Clash => $"it overlaps {Name(reason)}",
        TimingReasonCode.RedFlag => "one of your safety answers rules massage out for now: please speak to a doctor first",
        TimingReasonCode.LightOnly => "your therapist looks at your safety answers first: until then only light work can be booked",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason.Code, "This reason has no words yet."),
    };

    private static bool IsWindow(TimingReason reason) =>
        reason.Code is TimingReasonCode.PostWindow or TimingReasonCode.PreRaceWindow or TimingReasonCode.RaceEveWindow;

    /// <summary>Such as "two days after your intervals".</summary>
    private static string Position(TimingReason reason)
    {
        var days = Math.Abs(reason.OffsetDays ?? 0);
        var count = days < Numbers.Length ? Numbers[days] : days.ToString(CultureInfo.InvariantCulture);
        var side = reason.OffsetDays > 0 ? "after" : "before";
        return days == 0 ? $"the day of {Name(reason)}" : $"{count} {(days == 1 ? "day" : "days")} {side} {Name(reason)}";
    }

    private static string Name(TimingReason reason) => EffortWords.Name(reason.Effort);

    private static string Follows(TimingReason reason) => EffortWords.IsPlural(reason.Effort) ? "follow" : "follows";

    private static string InHours(TimingReason reason, bool exact) => exact && reason.Hours is { } hours ? $" ({Hours(hours)} between)" : "";

    private static string Hours(double? hours) =>
        Math.Floor(hours ?? 0) is var whole and not 1 ? $"{whole.ToString("0", CultureInfo.InvariantCulture)} hours" : "1 hour";

    private static string Join(List<string> parts) => parts.Count switch
    {
        0 => "free of hard training",
        1 => parts[0],
        _ => $"{string.Join(", ", parts[..^1])} and {parts[^1]}",
    };

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
