using NodaTime;
using RunnerMassage.Scheduling.Availability;

namespace RunnerMassage.Scheduling.Timing;

/// <summary>A slot with its rating.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="Rating">The rating.</param>
/// <param name="Windows">How many ideal windows it meets.</param>
public readonly record struct RatedSlot(Slot Slot, TimingRating Rating, int Windows);

/// <summary>Puts rated slots in the order in which they are offered.</summary>
public static class SlotRanking
{
    /// <summary>
    /// The best slots: by rating, then more windows met, then a longer gap to the next hard effort or race (up to 72 hours), then the
    /// earlier date, then nearer to the time of day that the runner prefers, then the earlier start. Slots below acceptable are left out,
    /// and no two share a day, so that the choice is one.
    /// </summary>
    /// <param name="facts">The facts that the slots come from.</param>
    /// <param name="slots">The slots, one per start.</param>
    /// <param name="rater">Rates them.</param>
    /// <param name="count">How many are wanted.</param>
    /// <param name="preferredTime">Local time of day that the runner likes, or null.</param>
    public static IReadOnlyList<RatedSlot> Best(
        AvailabilityFacts facts, IReadOnlyList<Slot> slots, SlotRater rater, int count, LocalTime? preferredTime = null)
    {
        var rated = slots.Select(slot => Rated(slot, rater)).Where(slot => slot.Rating <= TimingRating.Acceptable);
        return
        [
            .. rated.OrderBy(slot => slot.Rating)
                .ThenByDescending(slot => slot.Windows)
                .ThenByDescending(slot => rater.HoursToNextEffort(slot.Slot.StartMinute))
                .ThenBy(slot => slot.Slot.Day)
                .ThenBy(slot => preferredTime is { } time ? Away(facts, slot.Slot, time) : 0)
                .ThenBy(slot => slot.Slot.StartMinute)
                .DistinctBy(slot => slot.Slot.Day)
                .Take(count),
        ];
    }

    /// <summary>The best rating of each day, by index of the day; days without slots are left out.</summary>
    public static IReadOnlyDictionary<int, TimingRating> BestByDay(IReadOnlyList<Slot> slots, SlotRater rater)
    {
        var best = new Dictionary<int, TimingRating>();
        foreach (var slot in slots)
        {
            var rating = rater.Rate(slot.StartMinute).Rating;
            if (!best.TryGetValue(slot.Day, out var known) || rating < known)
            {
                best[slot.Day] = rating;
            }
        }

        return best;
    }

    private static RatedSlot Rated(Slot slot, SlotRater rater)
    {
        var (rating, windows) = rater.Rate(slot.StartMinute);
        return new RatedSlot(slot, rating, windows);
    }

    private static long Away(AvailabilityFacts facts, Slot slot, LocalTime preferred) =>
        Math.Abs(Period.Between(preferred, slot.Start.InZone(facts.Zone).TimeOfDay, PeriodUnits.Minutes).Minutes);
}
