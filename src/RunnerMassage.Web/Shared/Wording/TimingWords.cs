using System.Globalization;
using NodaTime;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Web.Shared.Wording;

/// <summary>Says in words why a time is rated as it is. Recommendations of practice, so nothing here promises an effect.</summary>
public static class TimingWords
{
    private static readonly string[] Numbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    /// <summary>One sentence for a time: its windows where it is ideal, else what holds it back most.</summary>
    public static string Sentence(TimingResult result, LocalDate date)
    {
        var weekday = date.ToString("dddd", CultureInfo.GetCultureInfo("en-GB"));
        var windows = result.Reasons.Where(IsWindow).Select(Position).ToList();
        if (result.Rating == TimingRating.Ideal)
        {
            return $"{weekday} is {Join(windows)}: the ideal moment.";
        }

        var limit = result.Reasons.FirstOrDefault(reason => !IsWindow(reason) && reason.Limit == result.Rating);
        return limit is null ? $"Nothing in your training speaks against {weekday}." : Message(limit);
    }

    /// <summary>What holds a time back most, one sentence for each reason.</summary>
    public static string Messages(TimingResult result) =>
        string.Join(' ', result.Reasons.Where(reason => reason.Limit == result.Rating && !IsWindow(reason)).Select(Message).Distinct());

    /// <summary>One reason as a sentence of its own.</summary>
    public static string Message(TimingReason reason) => reason.Code switch
    {
        TimingReasonCode.PostWindow => $"{Capital(Position(reason))}: soreness is easing, a good moment by practice.",
        TimingReasonCode.PreRaceWindow => $"{Capital(Position(reason))}: loosened in time and recovered by the start.",
        TimingReasonCode.RaceEveWindow => $"{Capital(Position(reason))}: light strokes are welcome just before a race.",
        TimingReasonCode.RaceEveLight => $"{Capital(Position(reason))}: light strokes are fine.",
        TimingReasonCode.TooSoonAfter => $"Too soon after {Name(reason)}: give fresh legs at least a night.",
        TimingReasonCode.FlushOnly => $"The same day as {Name(reason)}: keep it short and light.",
        TimingReasonCode.LongRaceWait =>
            $"{Capital(Position(reason))}: after a long race soreness is often still rising, so wait a little longer.",
        TimingReasonCode.PreDeepTooClose =>
            $"Too close to {Name(reason)}{InHours(reason)}: deep work can leave legs heavy. A light Swedish massage is fine.",
        TimingReasonCode.RaceDayLight when reason.Limit == TimingRating.Acceptable =>
            $"On the day of {Name(reason)}: short and light is all right, and it does not replace warming up.",
        TimingReasonCode.RaceDayLight => $"On the day of {Name(reason)} only a short, light massage with time to warm up makes sense.",
        TimingReasonCode.RecGap => $"{Capital(Name(reason))} follows{InHours(reason)}: the massage itself needs time to recover from.",
        TimingReasonCode.FirstTimeDeep =>
            $"{Capital(Position(reason))} is no time to try deep work for the first time. Swedish is the safer choice.",
        TimingReasonCode.Soreness when reason.Level >= 9 =>
            $"You reported soreness {reason.Level} of 10. That is more than tired legs: please answer the safety questions first.",
        TimingReasonCode.Soreness => $"You reported soreness {reason.Level} of 10: go gently and check again before you come.",
        TimingReasonCode.DeepSpacing => $"Another deep session is only {Hours(reason.Hours)} away: leave at least four days between two.",
        TimingReasonCode.SameDayMassage => "You have another massage on the same day.",
        TimingReasonCode.Clash => $"It overlaps {Name(reason)}.",
        TimingReasonCode.RedFlag => "One of your safety answers rules massage out for now. Please speak to a doctor first.",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason.Code, "This reason has no words yet."),
    };

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

    private static string Name(TimingReason reason) =>
        !string.IsNullOrWhiteSpace(reason.Effort?.Name) ? reason.Effort.Name.Trim()
        : reason.Effort?.Kind == EffortKind.Race ? "your race" : "your hard workout";

    private static string InHours(TimingReason reason) => reason.Hours is { } hours ? $" ({Hours(hours)} between)" : "";

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
