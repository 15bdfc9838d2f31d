using NodaTime;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Data.Calendars;

/// <summary>Puts the facts of a calendar together. Asks the same <see cref="SlotFinder"/> as the search, so that both tell of the same free starts.</summary>
internal sealed class CalendarBuilder
{
    // No massage type in particular: what the calendar counts is room for a light one, which needs no certificate.
    private static readonly OfferedType AnyLight = new("", "", TimingClass.Light, []);

    private readonly ILookup<(string TherapistId, LocalDate Date), BookedSession> _sessions;
    private readonly ILookup<string, MinuteSpan> _busy;
    private readonly ILookup<(int Therapist, int Day), int> _starts;
    private readonly AvailabilityFacts _facts;
    private readonly DateTimeZone _zone;
    private readonly LocalDate _from;
    private readonly LocalDate _to;
    private readonly int _now;

    /// <summary>Sorts the facts of therapists, who come by id.</summary>
    public CalendarBuilder(
        IReadOnlyList<Therapist> therapists, IReadOnlyList<BookedSession> sessions, IReadOnlyList<BookedTime> others, DateTimeZone zone,
        LocalDate from, LocalDate to, Instant now)
    {
        (_zone, _from, _to, _now) = (zone, from, to, MinuteClock.Ceiling(now));
        _sessions = sessions.OrderBy(session => session.Shown.Start).ToLookup(session => (session.TherapistId, session.Shown.Date));
        BookedTime[] booked =
        [
            .. sessions.Select(session => session.ToBookedTime()).Concat(others)
                .OrderBy(time => time.TherapistId, StringComparer.Ordinal).ThenBy(time => time.Start),
        ];
        _busy = booked.ToLookup(time => time.TherapistId, time => new MinuteSpan(time.Start, time.BusyUntil), StringComparer.Ordinal);
        TherapistOffer[] offers = [.. therapists.Select(OfferOf).OrderBy(offer => offer.Id, StringComparer.Ordinal)];
        _facts = new AvailabilityFacts(AnyLight, zone, from, to, offers, booked, runnerBusy: []);
        _starts = SlotFinder.Find(_facts, new SlotQuery(CalendarReader.UsualMinutes, from, to, now))
            .ToLookup(slot => (slot.Therapist, slot.Day), slot => slot.StartMinute);
    }

    /// <summary>The calendar of one of the therapists.</summary>
    public TherapistCalendar Build(Therapist therapist)
    {
        var index = _facts.IndexOfTherapist(therapist.Id);
        var hours = new OpeningHours(_facts.Therapists[index]);
        var exceptions = therapist.Exceptions.ToLookup(exception => exception.Date);
        var days = new List<CalendarDay>();
        for (var date = _from; date <= _to; date = date.PlusDays(1))
        {
            var day = LocalDay.Create(date, _zone, days.Count);
            var open = Open(hours, day);
            days.Add(new CalendarDay(
                date,
                [.. open.Select(span => new Interval(MinuteClock.ToInstant(span.Start), MinuteClock.ToInstant(span.End)))],
                [.. exceptions[date].OrderBy(exception => exception.StartMinute)],
                [.. _sessions[(therapist.Id, date)].Select(session => session.Shown with { IsOutsideHours = IsOutside(session.Shown, hours, day) })],
                Free(open, [.. _busy[therapist.Id]], [.. _starts[(index, days.Count)]])));
        }

        return new TherapistCalendar(therapist.Id, therapist.Name, days);
    }

    private bool IsOutside(CalendarSession session, OpeningHours hours, LocalDay day)
    {
        var (start, end) = (MinuteClock.Floor(session.Start), MinuteClock.Ceiling(session.End));
        return session.Status == SessionStatus.Confirmed && start >= _now && !hours.Covers(day, start, end);
    }

    private static List<MinuteSpan> Open(OpeningHours hours, LocalDay day)
    {
        var open = new List<MinuteSpan>();
        foreach (var range in hours.RangesOn(day.Date))
        {
            var span = new MinuteSpan(day.ToMinute(range.Start), day.ToMinute(range.End));
            if (span.End > span.Start)
            {
                open.Add(span);
            }
        }

        return open;
    }

    private List<FreeTime> Free(List<MinuteSpan> open, MinuteSpan[] busy, int[] starts)
    {
        var free = new List<FreeTime>();
        foreach (var range in open)
        {
            var from = Math.Max(range.Start, _now);
            for (var b = MinuteSpan.FirstEndingAfter(busy, from); b < busy.Length && busy[b].Start < range.End; b++)
            {
                Add(from, busy[b].Start);
                from = Math.Max(from, busy[b].End);
            }

            Add(from, range.End);
        }

        return free;

        void Add(int from, int until)
        {
            if (from < until)
            {
                free.Add(new FreeTime(MinuteClock.ToInstant(from), MinuteClock.ToInstant(until), starts.Count(start => start >= from && start < until)));
            }
        }
    }

    private static TherapistOffer OfferOf(Therapist therapist) => new()
    {
        Id = therapist.Id,
        Name = therapist.Name,
        BufferMinutes = therapist.BufferMinutes,
        LeadTimeMinutes = therapist.LeadTimeMinutes,
        BookingHorizonDays = therapist.BookingHorizonDays,
        SlotIntervalMinutes = therapist.SlotIntervalMinutes,
        DailyHandsOnMinutes = therapist.DailyHandsOnMinutes,
        DailyDeepSessions = therapist.DailyDeepSessions,
        RoomIds = [.. therapist.Rooms.Select(room => room.RoomId)],
        WeeklyHours = therapist.WorkingHours,
        Exceptions = therapist.Exceptions,
    };
}
