using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Web.Shared.TimeChoice;

/// <summary>Which times somebody wants to see by how well they fit their training, and in which order.</summary>
/// <param name="Worst">The worst rating that is shown.</param>
/// <param name="ByFit">True for the best first, false for the earliest first.</param>
public sealed record FitChoice(TimingRating Worst, bool ByFit)
{
    /// <summary>Every time, the earliest first.</summary>
    public static FitChoice Everything { get; } = new(TimingRating.Blocked, ByFit: false);

    /// <summary>The filter as addresses write it: <c>ideal</c>, <c>good</c>, or null for everything.</summary>
    public string? FitValue => Worst switch { TimingRating.Ideal => "ideal", TimingRating.Good => "good", _ => null };

    /// <summary>The order as addresses write it: <c>fit</c>, or null for by time.</summary>
    public string? SortValue => ByFit ? "fit" : null;

    /// <summary>Reads what an address says; what it does not say, or says in unknown words, is everything by time.</summary>
    public static FitChoice Of(string? fit, string? sort) => new(
        fit switch { "ideal" => TimingRating.Ideal, "good" => TimingRating.Good, _ => TimingRating.Blocked },
        string.Equals(sort, "fit", StringComparison.Ordinal));
}
