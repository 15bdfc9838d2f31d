using NodaTime;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Web.Shared.Timeline;

/// <summary>How well each day fits: the best of its free times, or a start at noon where nothing is free.</summary>
public static class DayRatings
{
    private static readonly LocalTime Noon = new(12, 0);

    /// <summary>Rates the days.</summary>
    /// <param name="facts">The facts that the slots come from.</param>
    /// <param name="slots">The free slots of the days.</param>
    /// <param name="rater">Rates them.</param>
    /// <param name="first">First local date, inclusive.</param>
    /// <param name="last">Last local date, inclusive.</param>
    /// <param name="now">The present: a noon that is over is not rated.</param>
    public static IReadOnlyDictionary<LocalDate, TimingRating> Of(
        AvailabilityFacts facts, IReadOnlyList<Slot> slots, SlotRater rater, LocalDate first, LocalDate last, Instant now)
    {
        var ratings = new Dictionary<LocalDate, TimingRating>();
        for (var date = first; date <= last; date = date.PlusDays(1))
        {
            var noon = facts.Zone.AtLeniently(date + Noon).ToInstant();
            if (noon > now)
            {
                ratings[date] = rater.Rate(MinuteClock.Floor(noon)).Rating;
            }
        }

        foreach (var (day, rating) in SlotRanking.BestByDay(slots, rater))
        {
            ratings[facts.DateOf(day)] = rating;
        }

        return ratings;
    }
}
