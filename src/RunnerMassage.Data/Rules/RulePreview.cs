using NodaTime;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Data.Rules;

/// <summary>What other parameters would do.</summary>
/// <param name="Sessions">To the coming sessions, were they booked now.</param>
/// <param name="Slots">To the free slots, each for each of the runners who train around those days.</param>
public sealed record RulePreview(RuleEffects Sessions, RuleEffects Slots);

/// <summary>How ratings would change.</summary>
/// <param name="Counts">How many have which rating before and after; pairs that do not occur are left out.</param>
/// <param name="Examples">Some of those that change, the worst falls first.</param>
/// <param name="LeftOut">How many sessions, or runners, were not looked at.</param>
public sealed record RuleEffects(IReadOnlyList<RatingChange> Counts, IReadOnlyList<RuleEffect> Examples, int LeftOut)
{
    /// <summary>Most examples that are given.</summary>
    public const int MostExamples = 10;

    /// <summary>How many were rated.</summary>
    public int Rated => Counts.Sum(change => change.Count);

    /// <summary>How many of them would be rated otherwise.</summary>
    public int Changed => Counts.Where(change => change.Before != change.After).Sum(change => change.Count);

    /// <summary>How many have a rating before the change.</summary>
    public int Before(TimingRating rating) => Counts.Where(change => change.Before == rating).Sum(change => change.Count);

    /// <summary>How many have a rating after the change.</summary>
    public int After(TimingRating rating) => Counts.Where(change => change.After == rating).Sum(change => change.Count);

    /// <summary>
    /// Counts changes and keeps examples of each kind, one for each runner, massage type and day, so that neither one frequent kind nor the
    /// quarters of one afternoon hide the others.
    /// </summary>
    internal sealed class Collector(int leftOut)
    {
        private readonly HashSet<(TimingRating, TimingRating, (string, string, LocalDate))> _exampled = [];
        private readonly Dictionary<(TimingRating Before, TimingRating After), (int Count, List<RuleEffect> Examples)> _changes = [];

        public void Add(
            TimingRating before, TimingRating after, (string RunnerId, string MassageTypeId, LocalDate Date) about, Func<TimingRating, TimingRating, RuleEffect> example)
        {
            var (count, examples) = _changes.TryGetValue((before, after), out var known) ? known : (0, []);
            if (before != after && examples.Count < MostExamples && _exampled.Add((before, after, about)))
            {
                examples.Add(example(before, after));
            }

            _changes[(before, after)] = (count + 1, examples);
        }

        public RuleEffects Done()
        {
            var ordered = _changes.OrderByDescending(change => change.Key.After - change.Key.Before).ThenBy(change => change.Key.Before).ToList();
            var taken = ordered.SelectMany((change, kind) => change.Value.Examples.Select((example, turn) => (example, turn, kind)))
                .OrderBy(one => one.turn).ThenBy(one => one.kind).Take(MostExamples);
            return new RuleEffects(
                [.. ordered.Select(change => new RatingChange(change.Key.Before, change.Key.After, change.Value.Count))],
                [.. taken.OrderBy(one => one.kind).ThenBy(one => one.example.Start).Select(one => one.example)],
                leftOut);
        }
    }
}

/// <summary>How many have one rating before and one after.</summary>
/// <param name="Before">The rating under the parameters as they are.</param>
/// <param name="After">The rating under the parameters as they would be.</param>
/// <param name="Count">How many.</param>
public sealed record RatingChange(TimingRating Before, TimingRating After, int Count);

/// <summary>A session or slot whose rating would change.</summary>
/// <param name="Runner">The runner's name.</param>
/// <param name="MassageType">Name of the massage type.</param>
/// <param name="Start">When it starts.</param>
/// <param name="Date">Local date of the start.</param>
/// <param name="Before">The rating under the parameters as they are.</param>
/// <param name="After">The rating under the parameters as they would be.</param>
/// <param name="Result">Why it would be rated so. Tells of the runner's training and soreness: not for everybody's eyes.</param>
public sealed record RuleEffect(
    string Runner, string MassageType, Instant Start, LocalDate Date, TimingRating Before, TimingRating After, TimingResult Result);
