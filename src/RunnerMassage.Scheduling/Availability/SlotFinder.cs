using System.Buffers;
using NodaTime;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Scheduling.Availability;

/// <summary>
/// Says what is offered. A sweep per therapist over sorted intervals in whole minutes: emit the starts of the grid that fit before the
/// next booked time, jump behind it, go on. Both the listing and the booking of slots come here, so that everything listed is bookable
/// and nothing else is.
/// </summary>
public static class SlotFinder
{
    /// <summary>
    /// All slots of the query, by therapist and then by start. Days outside the facts are not searched; the result is the only allocation.
    /// </summary>
    public static Slot[] Find(AvailabilityFacts facts, SlotQuery query)
    {
        if (facts.Days.Length == 0 || query.Minutes <= 0)
        {
            return [];
        }

        var first = facts.Days[0].Date;
        var sweep = new Sweep(facts, query)
        {
            FirstDay = Math.Max(0, Period.DaysBetween(first, query.From)),
            LastDay = Math.Min(facts.Days.Length - 1, Period.DaysBetween(first, query.To)),
            Today = Period.DaysBetween(first, query.Now.InZone(facts.Zone).Date),
        };
        try
        {
            for (var i = 0; i < facts.Therapists.Count; i++)
            {
                sweep.Over(i);
            }

            return sweep.Slots.ToArray();
        }
        finally
        {
            sweep.Release();
        }
    }

    private ref struct Sweep(AvailabilityFacts facts, SlotQuery query)
    {
        private readonly AvailabilityFacts _facts = facts;
        private readonly SlotQuery _query = query;
        private readonly bool _deep = facts.Type.TimingClass == TimingClass.Deep;
        private Slot[] _slots = ArrayPool<Slot>.Shared.Rent(1024);
        private int _count;

        public required int FirstDay { get; init; }

        public required int LastDay { get; init; }

        public required int Today { get; init; }

        public readonly ReadOnlySpan<Slot> Slots => _slots.AsSpan(0, _count);

        public readonly void Release() => ArrayPool<Slot>.Shared.Return(_slots);

        public void Over(int index)
        {
            var therapist = _facts.Therapists[index];
            var lastDay = Math.Min(LastDay - Today, therapist.BookingHorizonDays) + Today;
            if (therapist.QualifiedUntil is { } until)
            {
                lastDay = Math.Min(lastDay, Period.DaysBetween(_facts.Days[0].Date, until));
            }

            var earliest = MinuteClock.Ceiling(_query.Now) + therapist.LeadTimeMinutes;
            var booked = _facts.BookedOf(index);
            var (next, dayFrom, limitsOf, open) = (0, 0, -1, false);
            foreach (ref readonly var window in _facts.WindowsOf(index))
            {
                if (window.Day < FirstDay || window.Day > lastDay || window.Close - _query.Minutes < earliest)
                {
                    continue;
                }

                if (window.Day != limitsOf)
                {
                    limitsOf = window.Day;
                    open = WithinDailyLimits(therapist, booked, window.Day, ref dayFrom);
                }

                if (open)
                {
                    next = OverWindow(index, therapist, window, earliest, booked, next);
                }
            }
        }

        /// <summary>Emits the window's starts; returns the first booked time that may matter to the next window.</summary>
        private int OverWindow(
            int index, TherapistOffer therapist, in StartWindow window, int earliest, ReadOnlySpan<OwnTime> booked, int next)
        {
            var interval = therapist.SlotIntervalMinutes;
            var needed = _query.Minutes + therapist.BufferMinutes;
            var last = Math.Min(window.Until - 1, window.Close - _query.Minutes);
            var start = MinuteClock.OnGrid(Math.Max(window.From, earliest), window.Anchor, interval);
            while (start <= last)
            {
                while (next < booked.Length && booked[next].BusyUntil <= start)
                {
                    next++;
                }

                var busy = next < booked.Length ? booked[next].Start : int.MaxValue;
                var lastBeforeBusy = Math.Min(last, busy - needed);
                for (; start <= lastBeforeBusy; start += interval)
                {
                    Emit(index, window.Day, start, needed);
                }

                if (lastBeforeBusy == last || next == booked.Length)
                {
                    break;
                }

                start = MinuteClock.OnGrid(booked[next].BusyUntil, window.Anchor, interval);
            }

            return next;
        }

        private void Emit(int index, int day, int start, int needed)
        {
            if (_facts.RunnerBusy.Length > 0 && RoomOccupancy.AnyOverlap(_facts.RunnerBusy, start, start + _query.Minutes))
            {
                return;
            }

            var room = _facts.Rooms.FirstFree(index, start, start + needed);
            if (room < 0)
            {
                return;
            }

            if (_count == _slots.Length)
            {
                Grow();
            }

            _slots[_count++] = new Slot(start, day, index, room);
        }

        /// <param name="therapist">Whose limits hold.</param>
        /// <param name="booked">The therapist's booked times, sorted.</param>
        /// <param name="day">The day in question.</param>
        /// <param name="next">Where the times of earlier days end; moves on with the days.</param>
        private readonly bool WithinDailyLimits(TherapistOffer therapist, ReadOnlySpan<OwnTime> booked, int day, ref int next)
        {
            var (minutes, deep) = (_query.Minutes, _deep ? 1 : 0);
            for (; next < booked.Length && booked[next].Day <= day; next++)
            {
                if (booked[next].Day == day)
                {
                    minutes += booked[next].Minutes;
                    deep += booked[next].Deep ? 1 : 0;
                }
            }

            return minutes <= therapist.DailyHandsOnMinutes && (!_deep || deep <= therapist.DailyDeepSessions);
        }

        private void Grow()
        {
            var larger = ArrayPool<Slot>.Shared.Rent(_slots.Length * 2);
            Slots.CopyTo(larger);
            ArrayPool<Slot>.Shared.Return(_slots);
            _slots = larger;
        }
    }
}
