using NodaTime;
using NodaTime.TimeZones;
using RunnerMassage.Scheduling.Availability;

namespace RunnerMassage.Scheduling.Tests.Availability.Oracles;

/// <summary>The working hours of a date straight from their definition, for both oracles.</summary>
internal static class LocalHours
{
    /// <summary>A boundary that the clocks skip is the change, one that they show twice is the first of the two.</summary>
    private static readonly ZoneLocalMappingResolver Boundary =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    public static IEnumerable<(LocalDateTime Opening, Interval Open)> On(TherapistOffer therapist, LocalDate date, DateTimeZone zone)
    {
        var exceptions = therapist.Exceptions.Where(e => e.Date == date).ToList();
        var worked = new bool[1440];
        var starts = new HashSet<int>();
        var ranges = exceptions.Count > 0
            ? exceptions.Where(e => e.StartMinute is not null).Select(e => (Start: e.StartMinute!.Value, End: e.EndMinute!.Value))
            : therapist.WeeklyHours.Where(h => h.Day == date.DayOfWeek).Select(h => (Start: h.StartMinute, End: h.EndMinute));

        // Minutes worked, and where a range begins that nothing else already covers.
        foreach (var (start, end) in ranges.OrderBy(range => range.Start))
        {
            if (!worked[start])
            {
                starts.Add(start);
            }

            Array.Fill(worked, true, start, end - start);
        }

        foreach (var start in starts.Order())
        {
            var end = start;
            while (end < 1440 && worked[end] && (end == start || !starts.Contains(end)))
            {
                end++;
            }

            yield return (date.AtMidnight().PlusMinutes(start), new Interval(At(date, start, zone), At(date, end, zone)));
        }
    }

    private static Instant At(LocalDate date, int minute, DateTimeZone zone) =>
        zone.ResolveLocal(date.AtMidnight().PlusMinutes(minute), Boundary).ToInstant();
}
