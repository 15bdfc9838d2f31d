using NodaTime;

namespace RunnerMassage.Scheduling.Availability;

/// <summary>
/// Turns local working hours into <see cref="StartWindow"/>s. A boundary that the clocks skip is read as the moment of the change,
/// one that they show twice as the first of the two; a range keeps its starts on the local clock across a change.
/// </summary>
public static class OpeningHours
{
    /// <summary>Adds the windows of one therapist on one local day, in order of time.</summary>
    public static void AddWindows(List<StartWindow> windows, TherapistOffer therapist, LocalDay day)
    {
        var first = windows.Count;
        foreach (var (start, end) in RangesOn(therapist, day.Date))
        {
            if (day.ClockChanges)
            {
                AddAcrossClockChange(windows, day, start, end, therapist.SlotIntervalMinutes);
            }
            else
            {
                var open = day.Midnight + start;
                windows.Add(new StartWindow(open, day.Midnight + end, day.Midnight + end, open, day.Index));
            }
        }

        DropOverlaps(windows, first);
    }

    /// <summary>The local ranges worked on a date, sorted by start: the exceptions of that date, or else the weekly pattern.</summary>
    public static IEnumerable<(int Start, int End)> RangesOn(TherapistOffer therapist, LocalDate date)
    {
        var exceptions = therapist.Exceptions.Where(exception => exception.Date == date).ToList();
        var ranges = exceptions.Count > 0
            ? exceptions.Where(exception => exception is { StartMinute: not null, EndMinute: not null })
                .Select(exception => (Start: exception.StartMinute!.Value, End: exception.EndMinute!.Value))
            : therapist.WeeklyHours.Where(hours => hours.Day == date.DayOfWeek)
                .Select(hours => (Start: hours.StartMinute, End: hours.EndMinute));
        return ranges.Where(range => range.Start < range.End).OrderBy(range => range.Start);
    }

    private static void AddAcrossClockChange(List<StartWindow> windows, LocalDay day, int start, int end, int interval)
    {
        var open = day.ToMinute(start);
        var close = day.ToMinute(end);
        for (var from = open; from < close;)
        {
            var zoneInterval = day.Zone.GetZoneInterval(MinuteClock.ToInstant(from));
            var until = zoneInterval.HasEnd ? Math.Min(close, MinuteClock.Ceiling(zoneInterval.End)) : close;
            var anchor = LocalDay.EpochMinuteOf(day.Date) + start - LocalDay.OffsetMinutes(zoneInterval.WallOffset);
            windows.Add(new StartWindow(from, until, close, anchor - (interval * ((anchor - from) / interval)), day.Index));
            from = until;
        }
    }

    /// <summary>Hours entered twice must not list a start twice: each window begins where the one before it ended.</summary>
    private static void DropOverlaps(List<StartWindow> windows, int first)
    {
        for (var i = windows.Count - 1; i > first; i--)
        {
            if (windows[i].From < windows[i - 1].Until)
            {
                windows[i - 1] = windows[i - 1] with { Until = windows[i].From };
            }
        }
    }
}
