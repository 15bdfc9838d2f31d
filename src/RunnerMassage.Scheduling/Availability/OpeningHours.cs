using NodaTime;

namespace RunnerMassage.Scheduling.Availability;

/// <summary>
/// The hours of one therapist, made ready once so that each date is only looked up. A date's hours are its exceptions that stand instead
/// of the weekly pattern, or else the pattern; with the extra hours of that date; without the time off, which always wins. Ranges that
/// overlap are one range; ranges that touch stay two, each with its own grid of starts. A boundary that the clocks skip is read as the
/// moment of the change, one that they show twice as the first of the two; a range keeps its starts on the local clock across a change.
/// </summary>
public sealed class OpeningHours
{
    private readonly WeeklyPattern _pattern;
    private readonly Dictionary<LocalDate, LocalMinutes[]>? _exceptions;

    /// <summary>Makes a therapist's hours and exceptions ready.</summary>
    public OpeningHours(TherapistOffer therapist)
        : this(therapist.WeeklyHours, therapist.Exceptions)
    {
    }

    /// <summary>Makes hours and exceptions ready, each in any order.</summary>
    public OpeningHours(IReadOnlyList<WorkingHours> weeklyHours, IReadOnlyList<AvailabilityException> exceptions)
    {
        _pattern = new WeeklyPattern(weeklyHours);
        if (exceptions.Count > 0)
        {
            _exceptions = exceptions.GroupBy(static exception => exception.Date)
                .ToDictionary(static date => date.Key, date => Changed(_pattern.On(date.Key), [.. date]));
        }
    }

    /// <summary>The ranges worked on a date, sorted and apart.</summary>
    public ReadOnlySpan<LocalMinutes> RangesOn(LocalDate date) =>
        _exceptions is not null && _exceptions.TryGetValue(date, out var ranges) ? ranges : _pattern.On(date);

    /// <summary>True where the whole time from one minute to another, of <see cref="MinuteClock"/>, lies in the hours of a date.</summary>
    /// <param name="day">The local date of the start.</param>
    /// <param name="start">First minute inside.</param>
    /// <param name="end">First minute outside.</param>
    public bool Covers(LocalDay day, int start, int end)
    {
        foreach (var range in RangesOn(day.Date))
        {
            var (open, close) = day.ClockChanges
                ? (day.ToMinute(range.Start), day.ToMinute(range.End))
                : (day.Midnight + range.Start, day.Midnight + range.End);
            if (open <= start && start < close)
            {
                // Two ranges that touch are no gap for somebody who is being massaged.
                start = close;
            }
        }

        return start >= end;
    }

    /// <summary>Adds the windows of one local day, in order of time.</summary>
    internal void AddWindows(List<StartWindow> windows, LocalDay day)
    {
        foreach (var range in RangesOn(day.Date))
        {
            if (day.ClockChanges)
            {
                AddAcrossClockChange(windows, day, range);
            }
            else
            {
                var (open, close) = (day.Midnight + range.Start, day.Midnight + range.End);
                windows.Add(new StartWindow(open, close, close, open, day.Index));
            }
        }
    }

    private static void AddAcrossClockChange(List<StartWindow> windows, LocalDay day, LocalMinutes range)
    {
        var (open, close) = (day.ToMinute(range.Start), day.ToMinute(range.End));
        for (var from = open; from < close;)
        {
            var sameOffset = day.Zone.GetZoneInterval(MinuteClock.ToInstant(from));
            var until = sameOffset.HasEnd ? Math.Min(close, MinuteClock.Ceiling(sameOffset.End)) : close;
            var opening = LocalDay.EpochMinuteOf(day.Date) + range.Start - LocalDay.OffsetMinutes(sameOffset.WallOffset);
            windows.Add(new StartWindow(from, until, close, opening, day.Index));
            from = until;
        }
    }

    private static LocalMinutes[] Changed(LocalMinutes[] pattern, List<AvailabilityException> exceptions)
    {
        var instead = exceptions.Exists(static exception => exception.Kind == ExceptionKind.Instead);
        var ranges = new List<LocalMinutes>(instead ? [] : pattern);
        foreach (var added in exceptions.Where(static exception => exception.Kind != ExceptionKind.Off))
        {
            ranges.Add(new LocalMinutes(added.StartMinute ?? 0, added.EndMinute ?? 0));
        }

        ranges = [.. WeeklyPattern.Merged(ranges)];
        foreach (var off in exceptions.Where(static exception => exception.Kind == ExceptionKind.Off))
        {
            ranges = Without(ranges, off.StartMinute ?? 0, off.EndMinute ?? WorkingHours.MinutesPerDay);
        }

        return [.. ranges];
    }

    private static List<LocalMinutes> Without(List<LocalMinutes> ranges, int from, int to)
    {
        var left = new List<LocalMinutes>(ranges.Count + 1);
        foreach (var range in ranges)
        {
            if (range.End <= from || range.Start >= to)
            {
                left.Add(range);
                continue;
            }

            if (range.Start < from)
            {
                left.Add(range with { End = from });
            }

            if (range.End > to)
            {
                left.Add(range with { Start = to });
            }
        }

        return left;
    }
}

/// <summary>A half-open range of one local day, in minutes after midnight on the clinic's clock.</summary>
/// <param name="Start">First minute inside.</param>
/// <param name="End">First minute outside; 1440 is the next midnight.</param>
public readonly record struct LocalMinutes(int Start, int End);
