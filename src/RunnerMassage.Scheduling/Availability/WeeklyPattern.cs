using System.Runtime.InteropServices;
using NodaTime;

namespace RunnerMassage.Scheduling.Availability;

/// <summary>
/// A weekly pattern made ready to be looked up: between two dates on which something begins or ceases to hold, every weekday of an A week
/// and of a B week has its ranges ready, so that asking for a date allocates nothing.
/// </summary>
internal sealed class WeeklyPattern
{
    private const int Weekdays = 8;

    private readonly LocalDate[] _changes;
    private readonly LocalMinutes[][] _ranges;
    private readonly int _cycles;

    public WeeklyPattern(IReadOnlyList<WorkingHours> hours)
    {
        _changes = ChangesOf(hours);
        _cycles = Alternates(hours) ? 2 : 1;
        _ranges = new LocalMinutes[(_changes.Length + 1) * _cycles * Weekdays][];
        Array.Fill(_ranges, []);
        var ofDay = new List<LocalMinutes>();
        for (var section = 0; section <= _changes.Length; section++)
        {
            var first = section == 0 ? LocalDate.MinIsoValue : _changes[section - 1];
            for (var cycle = 0; cycle < _cycles; cycle++)
            {
                Fill(hours, first, cycle == 0 ? WeekCycle.A : WeekCycle.B, PlaceOf(section, cycle), ofDay);
            }
        }
    }

    /// <summary>The ranges of a date, sorted and apart.</summary>
    public LocalMinutes[] On(LocalDate date)
    {
        var section = 0;
        while (section < _changes.Length && _changes[section] <= date)
        {
            section++;
        }

        var cycle = _cycles == 2 && AlternateWeeks.Of(date) == WeekCycle.B ? 1 : 0;
        return _ranges[PlaceOf(section, cycle) + (int)date.DayOfWeek];
    }

    /// <summary>Sorts ranges, makes those that overlap one, and leaves those that touch two.</summary>
    public static LocalMinutes[] Merged(List<LocalMinutes> ranges)
    {
        ranges.RemoveAll(static range => range.Start >= range.End);
        ranges.Sort(static (a, b) => a.Start.CompareTo(b.Start));
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

    private void Fill(IReadOnlyList<WorkingHours> hours, LocalDate first, WeekCycle cycle, int place, List<LocalMinutes> ofDay)
    {
        for (var day = (int)IsoDayOfWeek.Monday; day <= (int)IsoDayOfWeek.Sunday; day++)
        {
            ofDay.Clear();
            for (var i = 0; i < hours.Count; i++)
            {
                if ((int)hours[i].Day == day && hours[i].IsValidOn(first) && (_cycles == 1 || hours[i].IsWorkedIn(cycle)))
                {
                    ofDay.Add(new LocalMinutes(hours[i].StartMinute, hours[i].EndMinute));
                }
            }

            if (ofDay.Count > 0)
            {
                _ranges[place + day] = Merged(ofDay);
            }
        }
    }

    private int PlaceOf(int section, int cycle) => ((section * _cycles) + cycle) * Weekdays;

    private static bool Alternates(IReadOnlyList<WorkingHours> hours)
    {
        for (var i = 0; i < hours.Count; i++)
        {
            if (hours[i].Weeks != WeekCycle.Every)
            {
                return true;
            }
        }

        return false;
    }

    private static LocalDate[] ChangesOf(IReadOnlyList<WorkingHours> hours)
    {
        SortedSet<LocalDate>? changes = null;
        for (var i = 0; i < hours.Count; i++)
        {
            if (hours[i].ValidFrom is { } from)
            {
                (changes ??= []).Add(from);
            }

            if (hours[i].ValidTo is { } to && to < LocalDate.MaxIsoValue)
            {
                (changes ??= []).Add(to.PlusDays(1));
            }
        }

        return changes is null ? [] : [.. changes];
    }
}
