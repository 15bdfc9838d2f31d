using System.Runtime.InteropServices;
using NodaTime;

namespace RunnerMassage.Scheduling.Availability;

/// <summary>
/// The hours of one therapist, sorted once so that each date is only looked up. Ranges that overlap are one range; ranges that touch stay
/// two, each with its own grid of starts. A boundary that the clocks skip is read as the moment of the change, one that they show twice
/// as the first of the two; a range keeps its starts on the local clock across a change.
/// </summary>
public sealed class OpeningHours
{
    private readonly LocalMinutes[][] _byWeekday;
    private readonly Dictionary<LocalDate, LocalMinutes[]> _exceptions;

    /// <summary>Sorts a therapist's hours and exceptions.</summary>
    public OpeningHours(TherapistOffer therapist)
    {
        var week = new List<LocalMinutes>[8];
        foreach (var hours in therapist.WeeklyHours)
        {
            (week[(int)hours.Day] ??= []).Add(new LocalMinutes(hours.StartMinute, hours.EndMinute));
        }

        _byWeekday = Array.ConvertAll(week, ranges => ranges is null ? [] : Merged(ranges));
        _exceptions = therapist.Exceptions.GroupBy(exception => exception.Date).ToDictionary(
            date => date.Key,
            date => Merged([.. date.Select(e => new LocalMinutes(e.StartMinute ?? 0, e.EndMinute ?? 0))]));
    }

    /// <summary>The ranges worked on a date, sorted and apart: the exceptions of that date, or else the weekly pattern.</summary>
    public ReadOnlySpan<LocalMinutes> RangesOn(LocalDate date) =>
        _exceptions.Count > 0 && _exceptions.TryGetValue(date, out var ranges) ? ranges : _byWeekday[(int)date.DayOfWeek];

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

    private static LocalMinutes[] Merged(List<LocalMinutes> ranges)
    {
        ranges.RemoveAll(range => range.Start >= range.End);
        ranges.Sort((a, b) => a.Start.CompareTo(b.Start));
        var count = 0;
        var all = CollectionsMarshal.AsSpan(ranges);
        for (var i = 0; i < all.Length; i++)
        {
            if (count > 0 && all[i].Start < all[count - 1].End)
            {
                all[count - 1] = all[count - 1] with { End = Math.Max(all[count - 1].End, all[i].End) };
            }
            else
            {
                all[count++] = all[i];
            }
        }

        return all[..count].ToArray();
    }
}

/// <summary>A half-open range of one local day, in minutes after midnight on the clinic's clock.</summary>
/// <param name="Start">First minute inside.</param>
/// <param name="End">First minute outside; 1440 is the next midnight.</param>
public readonly record struct LocalMinutes(int Start, int End);
