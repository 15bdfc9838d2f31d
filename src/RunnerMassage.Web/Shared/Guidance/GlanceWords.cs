using System.Globalization;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Web.Shared.Guidance;

/// <summary>Says in words what a figure of "Timing at a glance" draws.</summary>
public static class GlanceWords
{
    /// <summary>Recommended 3 and 2 days before and 1 and 2 days after. On the day itself …</summary>
    public static string Sentence(GlanceRow row)
    {
        var ideal = row.Days.Where(day => day.Rating == TimingRating.Ideal).Select(day => day.Offset).ToList();
        var parts = new[] { Side(ideal.Where(offset => offset < 0), "before"), Side(ideal.Where(offset => offset > 0), "after") }
            .Where(part => part.Length > 0).ToList();
        var best = parts.Count == 0 ? "No day stands out." : $"Recommended {string.Join(", and ", parts)}.";
        return row.Before == row.After
            ? $"{best} On the day itself a short one is {Short(row.Before)}, before it and after it."
            : $"{best} On the day itself a short one is {Short(row.Before)} before it, and {Short(row.After)} after it.";
    }

    /// <summary>−3 or +1, with a proper minus.</summary>
    public static string Label(int offset) => offset.ToString("+0;−0", CultureInfo.InvariantCulture);

    /// <summary>3 days before.</summary>
    public static string Day(int offset) => Side([offset], offset < 0 ? "before" : "after");

    private static string Side(IEnumerable<int> offsets, string side)
    {
        var days = offsets.Select(Math.Abs).ToList();
        return days.Count switch
        {
            0 => "",
            _ => $"{Join(days)} {(days is [1] ? "day" : "days")} {side}",
        };
    }

    private static string Join(List<int> days)
    {
        var words = days.ConvertAll(day => day.ToString(CultureInfo.InvariantCulture));
        return words.Count == 1 ? words[0] : $"{string.Join(", ", words[..^1])} and {words[^1]}";
    }

    private static string Short(TimingRating rating) => rating switch
    {
        TimingRating.Ideal => "ideal",
        TimingRating.Good => "good",
        TimingRating.Acceptable => "acceptable",
        TimingRating.Avoid => "advised against",
        _ => "ruled out",
    };
}
