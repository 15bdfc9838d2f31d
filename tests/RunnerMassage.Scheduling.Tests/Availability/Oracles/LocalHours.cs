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
        var worked = MinutesOn(therapist.WeeklyHours, therapist.Exceptions, date, out var starts);
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

    /// <summary>Minute by minute what is worked on a date: the pattern or what stands instead of it, then what is added, then what is taken away.</summary>
    /// <param name="weekly">The weekly pattern.</param>
    /// <param name="all">Exceptions of any date.</param>
    /// <param name="date">The date.</param>
    /// <param name="starts">Where a range begins that nothing else already covers.</param>
    public static bool[] MinutesOn(
        IEnumerable<WorkingHours> weekly, IEnumerable<AvailabilityException> all, LocalDate date, out HashSet<int> starts)
    {
        var exceptions = all.Where(e => e.Date == date).ToList();
        var standing = exceptions.Any(e => e.Kind == ExceptionKind.Instead)
            ? Timed(exceptions.Where(e => e.Kind == ExceptionKind.Instead))
            : weekly.Where(h => IsWorked(h, date)).Select(h => (Start: h.StartMinute, End: h.EndMinute));
        var worked = new bool[1440];
        starts = [];
        foreach (var (start, end) in standing.Concat(Timed(exceptions.Where(e => e.Kind == ExceptionKind.Extra))).OrderBy(range => range.Start))
        {
            if (!worked[start])
            {
                starts.Add(start);
            }

            Array.Fill(worked, true, start, end - start);
        }

        var off = new bool[1440];
        foreach (var taken in exceptions.Where(e => e.Kind == ExceptionKind.Off))
        {
            Array.Fill(off, true, taken.StartMinute ?? 0, (taken.EndMinute ?? 1440) - (taken.StartMinute ?? 0));
        }

        for (var minute = 0; minute < 1440; minute++)
        {
            if (off[minute])
            {
                worked[minute] = false;
                starts.Remove(minute);
            }
            else if (worked[minute] && minute > 0 && off[minute - 1])
            {
                starts.Add(minute);
            }
        }

        return worked;
    }

    private static IEnumerable<(int Start, int End)> Timed(IEnumerable<AvailabilityException> exceptions) =>
        exceptions.Where(e => e.StartMinute is not null).Select(e => (e.StartMinute!.Value, e.EndMinute!.Value));

    /// <summary>Counts the weeks one by one, on the calendar, from the Monday that begins an A week.</summary>
    private static bool IsWorked(WorkingHours hours, LocalDate date)
    {
        var monday = date.DayOfWeek == IsoDayOfWeek.Monday ? date : date.Previous(IsoDayOfWeek.Monday);
        var weeks = Period.Between(new LocalDate(1970, 1, 5), monday, PeriodUnits.Weeks).Weeks;
        var cycle = Math.Abs(weeks % 2) == 0 ? WeekCycle.A : WeekCycle.B;
        return hours.Day == date.DayOfWeek && (hours.Weeks == WeekCycle.Every || hours.Weeks == cycle)
            && (hours.ValidFrom is not { } from || from <= date) && (hours.ValidTo is not { } to || date <= to);
    }

    private static Instant At(LocalDate date, int minute, DateTimeZone zone) =>
        zone.ResolveLocal(date.AtMidnight().PlusMinutes(minute), Boundary).ToInstant();
}
