using NodaTime;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Scheduling.Availability;

/// <summary>
/// All that decides what is offered, in flat sorted arrays: who offers the type, when they work, what is booked already.
/// Listing and booking build it the same way and ask the same <see cref="SlotFinder"/>. Immutable, so it can be shared.
/// </summary>
public sealed class AvailabilityFacts
{
    private readonly StartWindow[] _windows;
    private readonly int[] _windowFrom;
    private readonly OwnTimes _booked;

    /// <summary>Builds the facts.</summary>
    /// <param name="type">The massage type that is asked for.</param>
    /// <param name="zone">The clinic's zone.</param>
    /// <param name="from">First local date, inclusive.</param>
    /// <param name="to">Last local date, inclusive.</param>
    /// <param name="therapists">Those who may give the type, sorted by id with ordinal comparison.</param>
    /// <param name="booked">
    /// Their active sessions and those in their rooms, sorted by therapist (ordinal) and start, from
    /// <see cref="MassageSession.LongestOccupation"/> before the first day to the end of the day after the last; per therapist and per
    /// room they do not overlap.
    /// </param>
    /// <param name="runnerBusy">The runner's own active sessions around these days, sorted by start, without overlaps.</param>
    /// <exception cref="ArgumentException">Something is not sorted as it must be, or a therapist has no grid of starts.</exception>
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

        (_windows, _windowFrom) = WindowsOf(therapists, Days);
        _booked = OwnTimes.Create(therapists, booked, from, Days.Length);
        Rooms = RoomOccupancy.Create(therapists, booked);
    }

    private AvailabilityFacts(AvailabilityFacts other)
    {
        (Type, Zone, Therapists, Days) = (other.Type, other.Zone, other.Therapists, other.Days);
        (_windows, _windowFrom) = (other._windows, other._windowFrom);
        _booked = OwnTimes.Create(other.Therapists, [], default, Days.Length);
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
            free += until - from;
            for (var b = MinuteSpan.FirstEndingAfter(booked, from); b < booked.Length && booked[b].Start < until; b++)
            {
                free -= Math.Min(until, booked[b].End) - Math.Max(from, booked[b].Start);
            }
        }

        return free;
    }

    /// <summary>How many active sessions the therapist has on a day.</summary>
    public int SessionsOn(int therapist, int day) => LoadOn(therapist, day).Sessions;

    internal ReadOnlySpan<StartWindow> WindowsOf(int therapist) =>
        _windows.AsSpan(_windowFrom[therapist], _windowFrom[therapist + 1] - _windowFrom[therapist]);

    internal ReadOnlySpan<MinuteSpan> BookedOf(int therapist) => _booked.Of(therapist);

    internal DayLoad LoadOn(int therapist, int day) => _booked.On(therapist, day);

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

    private static (StartWindow[] Windows, int[] From) WindowsOf(IReadOnlyList<TherapistOffer> therapists, LocalDay[] days)
    {
        var windows = new List<StartWindow>(therapists.Count * days.Length);
        var from = new int[therapists.Count + 1];
        for (var i = 0; i < therapists.Count; i++)
        {
            if (therapists[i].SlotIntervalMinutes < 1 || (i > 0 && string.CompareOrdinal(therapists[i - 1].Id, therapists[i].Id) >= 0))
            {
                throw new ArgumentException("Therapists must be sorted by id (ordinal) and have a slot interval.", nameof(therapists));
            }

            var hours = new OpeningHours(therapists[i]);
            foreach (ref readonly var day in days.AsSpan())
            {
                hours.AddWindows(windows, day);
            }

            from[i + 1] = windows.Count;
        }

        return ([.. windows], from);
    }
}

/// <summary>What the search and the booking need to know of the massage type.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name as shown to people.</param>
/// <param name="TimingClass">What the timing rules go by.</param>
/// <param name="Lengths">The lengths that can be booked, with their prices.</param>
/// <param name="NeedsCertificate">True where a therapist without a certificate that names its last day offers none of it.</param>
public sealed record OfferedType(
    string Id, string Name, TimingClass TimingClass, IReadOnlyList<Clinics.MassageLength> Lengths, bool NeedsCertificate = false)
{
    /// <summary>The price of a length, or null where that length is not offered.</summary>
    public decimal? PriceOf(int minutes) => Lengths.FirstOrDefault(length => length.Minutes == minutes)?.Price;
}
