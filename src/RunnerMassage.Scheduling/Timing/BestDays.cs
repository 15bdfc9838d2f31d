using NodaTime;

namespace RunnerMassage.Scheduling.Timing;

/// <summary>The days of a range on which a massage at one time of day fits best (domain rules, combination and ranking).</summary>
/// <param name="Rating">The best rating found.</param>
/// <param name="Days">All days with that rating, or none where it is below acceptable.</param>
/// <param name="ByDay">The rating of every day.</param>
public sealed record BestDays(TimingRating Rating, IReadOnlyList<LocalDate> Days, IReadOnlyDictionary<LocalDate, TimingRating> ByDay)
{
    /// <summary>Rates every day of the range, both ends included; a local time that the clocks skip moves on with them.</summary>
    public static BestDays Find(
        RuleProfile profile, RunnerTraining training, DateTimeZone zone, MassageToPlan massage, LocalDate first, LocalDate last)
    {
        var byDay = new SortedDictionary<LocalDate, TimingRating>();
        for (var date = first; date <= last; date = date.PlusDays(1))
        {
            var start = zone.AtLeniently(date + massage.Time);
            var question = new TimingQuestion(
                massage.MassageTypeId, massage.TimingClass, start.ToInstant(), massage.Minutes, start.Date, massage.FirstTimeDeep);
            byDay[date] = TimingRules.RateOnly(question, profile, training).Rating;
        }

        var best = byDay.Count == 0 ? TimingRating.Blocked : byDay.Values.Min();
        var days = best <= TimingRating.Acceptable ? byDay.Where(day => day.Value == best).Select(day => day.Key).ToList() : [];
        return new BestDays(best, days, byDay);
    }
}

/// <summary>A massage that looks for its day.</summary>
/// <param name="MassageTypeId">The massage type.</param>
/// <param name="TimingClass">Its timing class.</param>
/// <param name="Time">Local time of day.</param>
/// <param name="Minutes">Hands-on minutes.</param>
/// <param name="FirstTimeDeep">True where the runner is new to deep work.</param>
public sealed record MassageToPlan(
    string MassageTypeId, TimingClass TimingClass, LocalTime Time, int Minutes, bool FirstTimeDeep = false);
