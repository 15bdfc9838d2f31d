using NodaTime;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Scheduling.Availability;

/// <summary>
/// All that decides what is offered, in flat sorted arrays: who offers the type, when they work, what is booked already.
/// Listing and booking build it the same way and ask the same <see cref="SlotFinder"/>. Immutable, so it can be shared.
/// </summary>
public sealed class AvailabilityFacts
{
    private readonly int[] _windowFrom;
    private readonly int[] _bookedFrom;

    /// <summary>Builds the facts.</summary>
    /// <param name="type">The massage type that is asked for.</param>
    /// <param name="zone">The clinic's zone.</param>
    /// <param name="from">First local date, inclusive.</param>
    /// <param name="to">Last local date, inclusive.</param>
    /// <param name="therapists">Those who may give the type, sorted by id with ordinal comparison.</param>
    /// <param name="booked">
    /// Their active sessions and those in their rooms, sorted by therapist and start, from <see cref="MassageSession.LongestOccupation"/>
    /// before the first day to the end of the day after the last; per therapist they do not overlap.
    /// </param>
    /// <param name="runnerBusy">The runner's own active sessions around these days, sorted by start.</param>
    public AvailabilityFacts(
        OfferedType type, DateTimeZone zone, LocalDate from, LocalDate to,
        IReadOnlyList<TherapistOffer> therapists, ReadOnlySpan<BookedTime> booked, IReadOnlyList<MinuteSpan> runnerBusy)
    {
        Type = type;
        Zone = zone;
        Therapists = therapists;
        RunnerBusy = [.. runnerBusy];
        var days = Period.DaysBetween(from, to) + 1;
        Days = new LocalDay[Math.Max(0, days)];
        for (var i = 0; i < Days.Length; i++)
        {
            Days[i] = LocalDay.Create(from.PlusDays(i), zone, i);
        }

        (Windows, _windowFrom) = WindowsOf(therapists, Days);
        (Booked, _bookedFrom) = OwnTimes(therapists, booked, from);
        Rooms = RoomOccupancy.Create(therapists, booked);
    }

    private AvailabilityFacts(AvailabilityFacts other)
    {
        (Type, Zone, Therapists, Days) = (other.Type, other.Zone, other.Therapists, other.Days);
        (Windows, _windowFrom) = (other.Windows, other._windowFrom);
        (Booked, _bookedFrom) = ([], new int[other.Therapists.Count + 1]);
        RunnerBusy = [];
        Rooms = RoomOccupancy.Create(other.Therapists, []);
    }

    /// <summary>The massage type that is asked for.</summary>
    public OfferedType Type { get; }

    /// <summary>The clinic's zone.</summary>
    public DateTimeZone Zone { get; }

    /// <summary>Those who may give the type, sorted by id.</summary>
    public IReadOnlyList<TherapistOffer> Therapists { get; }

    internal LocalDay[] Days { get; }

    internal StartWindow[] Windows { get; }

    internal OwnTime[] Booked { get; }

    internal MinuteSpan[] RunnerBusy { get; }

    internal RoomOccupancy Rooms { get; }

    /// <summary>The local date of a slot or window.</summary>
    public LocalDate DateOf(int day) => Days[day].Date;

    /// <summary>The same offers as if nothing were booked yet.</summary>
    public AvailabilityFacts WithoutBookings() => new(this);

    /// <summary>The therapist's index, or -1 where they do not offer the type.</summary>
    public int IndexOfTherapist(string therapistId)
    {
        for (var i = 0; i < Therapists.Count; i++)
        {
            if (Therapists[i].Id == therapistId)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Minutes of the therapist's hours on a day that no session or buffer takes, the measure for spreading runners fairly.</summary>
    public int FreeMinutes(int therapist, int day)
    {
        var windows = WindowsOf(therapist);
        var booked = BookedOf(therapist);
        var free = 0;
        for (var w = FirstOfDay(windows, day); w < windows.Length && windows[w].Day == day; w++)
        {
            var (from, until) = (windows[w].From, windows[w].Until);
            free += Math.Max(0, until - from);
            for (var b = FirstEndingAfter(booked, from); b < booked.Length && booked[b].Start < until; b++)
            {
                free -= Math.Min(until, booked[b].BusyUntil) - Math.Max(from, booked[b].Start);
            }
        }

        return free;
    }

    /// <summary>How many active sessions the therapist has on a day.</summary>
    public int SessionsOn(int therapist, int day)
    {
        var count = 0;
        foreach (ref readonly var time in BookedOf(therapist))
        {
            count += time.Day == day ? 1 : 0;
        }

        return count;
    }

    internal ReadOnlySpan<StartWindow> WindowsOf(int therapist) =>
        Windows.AsSpan(_windowFrom[therapist], _windowFrom[therapist + 1] - _windowFrom[therapist]);

    internal ReadOnlySpan<OwnTime> BookedOf(int therapist) =>
        Booked.AsSpan(_bookedFrom[therapist], _bookedFrom[therapist + 1] - _bookedFrom[therapist]);

    private static int FirstOfDay(ReadOnlySpan<StartWindow> windows, int day)
    {
        var (low, high) = (0, windows.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = windows[middle].Day < day ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static int FirstEndingAfter(ReadOnlySpan<OwnTime> booked, int minute)
    {
        var (low, high) = (0, booked.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = booked[middle].BusyUntil <= minute ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static (StartWindow[] Windows, int[] From) WindowsOf(IReadOnlyList<TherapistOffer> therapists, LocalDay[] days)
    {
        var windows = new List<StartWindow>(therapists.Count * days.Length);
        var from = new int[therapists.Count + 1];
        for (var i = 0; i < therapists.Count; i++)
        {
            foreach (var day in days)
            {
                OpeningHours.AddWindows(windows, therapists[i], day);
            }

            from[i + 1] = windows.Count;
        }

        return ([.. windows], from);
    }

    private static (OwnTime[] Times, int[] From) OwnTimes(
        IReadOnlyList<TherapistOffer> therapists, ReadOnlySpan<BookedTime> booked, LocalDate firstDay)
    {
        var times = new OwnTime[booked.Length];
        var from = new int[therapists.Count + 1];
        var (count, row) = (0, 0);
        for (var i = 0; i < therapists.Count; i++)
        {
            while (row < booked.Length && string.CompareOrdinal(booked[row].TherapistId, therapists[i].Id) < 0)
            {
                row++;
            }

            for (; row < booked.Length && booked[row].TherapistId == therapists[i].Id; row++)
            {
                ref readonly var b = ref booked[row];
                var day = Period.DaysBetween(firstDay, b.Date);
                times[count++] = new OwnTime(b.Start, b.BusyUntil, b.Minutes, b.Deep, day);
            }

            from[i + 1] = count;
        }

        return (times, from);
    }
}

/// <summary>What the search and the booking need to know of the massage type.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name as shown to people.</param>
/// <param name="TimingClass">What the timing rules go by.</param>
/// <param name="Lengths">The lengths that can be booked, with their prices.</param>
public sealed record OfferedType(string Id, string Name, TimingClass TimingClass, IReadOnlyList<Clinics.MassageLength> Lengths)
{
    /// <summary>The price of a length, or null where that length is not offered.</summary>
    public decimal? PriceOf(int minutes) => Lengths.FirstOrDefault(length => length.Minutes == minutes)?.Price;
}

/// <summary>A therapist's own booked time, in minutes of <see cref="MinuteClock"/>, with the index of its local date.</summary>
internal readonly record struct OwnTime(int Start, int BusyUntil, int Minutes, bool Deep, int Day);
