using NodaTime;
using RunnerMassage.Scheduling.Availability;

namespace RunnerMassage.Data.Availability;

/// <summary>Collects booked times as they are read and gives them in the order that <see cref="AvailabilityFacts"/> asks for.</summary>
internal sealed class BookedTimeList(Offers offers)
{
    private readonly List<BookedTime> _times = new(capacity: 256);
    private readonly List<MinuteSpan> _runnerBusy = [];
    private bool _sorted = true;

    // The offset from UTC and the date of the row before, which mostly hold for the next one too.
    private MinuteSpan _validity;
    private int _offset;
    private int _dayNumber;
    private LocalDate _date;

    public IdPool Ids { get; } = new();

    public void AddOwn(int therapist, string room, int start, int busyUntil, int minutes, bool deep) =>
        Add(new BookedTime(offers.Therapists[therapist].Id, room, start, busyUntil, minutes, deep, DateOf(start)));

    public void AddOther(string therapist, string room, int start, int busyUntil) =>
        Add(new BookedTime(therapist, room, start, busyUntil, Minutes: 0, Deep: false, DateOf(start)));

    public void AddRunners(int start, int end) => _runnerBusy.Add(new MinuteSpan(start, end));

    /// <summary>All times by therapist and start.</summary>
    public ReadOnlySpan<BookedTime> Sorted()
    {
        if (!_sorted)
        {
            _times.Sort(Compare);
            _sorted = true;
        }

        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_times);
    }

    /// <summary>The runner's times by start.</summary>
    public IReadOnlyList<MinuteSpan> RunnerBusy()
    {
        _runnerBusy.Sort((a, b) => a.Start.CompareTo(b.Start));
        return _runnerBusy;
    }

    // Index seeks give the rows in order already, but no database promises it.
    private void Add(in BookedTime time)
    {
        _sorted = _sorted && (_times.Count == 0 || Compare(_times[^1], time) <= 0);
        _times.Add(time);
    }

    private static int Compare(BookedTime a, BookedTime b) =>
        ReferenceEquals(a.TherapistId, b.TherapistId) || string.CompareOrdinal(a.TherapistId, b.TherapistId) is not (var order and not 0)
            ? a.Start.CompareTo(b.Start)
            : order;

    private LocalDate DateOf(int minute)
    {
        if (minute < _validity.Start || minute >= _validity.End)
        {
            var interval = offers.Zone.GetZoneInterval(MinuteClock.ToInstant(minute));
            _validity = new MinuteSpan(
                interval.HasStart ? MinuteClock.Ceiling(interval.Start) : int.MinValue,
                interval.HasEnd ? MinuteClock.Floor(interval.End) : int.MaxValue);
            _offset = LocalDay.OffsetMinutes(interval.WallOffset);
        }

        var number = (int)Math.Floor((minute + _offset) / (double)WorkingHours.MinutesPerDay);
        if (number != _dayNumber || _times.Count == 0)
        {
            _dayNumber = number;
            _date = new LocalDate(1970, 1, 1).PlusDays(number);
        }

        return _date;
    }
}
