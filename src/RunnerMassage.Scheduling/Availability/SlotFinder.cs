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
        private readonly int _minutes = query.Minutes;
        private readonly int _now = MinuteClock.Ceiling(query.Now);
        private readonly bool _deep = facts.Type.TimingClass == TimingClass.Deep;
        private Slot[] _slots = ArrayPool<Slot>.Shared.Rent(2048);
        private int _count;

        public required int FirstDay { get; init; }

        public required int LastDay { get; init; }

        public required int Today { get; init; }

        public readonly ReadOnlySpan<Slot> Slots => _slots.AsSpan(0, _count);

        public readonly void Release() => ArrayPool<Slot>.Shared.Return(_slots);

        public void Over(int index)
        {
            var therapist = _facts.Therapists[index];
            if (_facts.Type.NeedsCertificate && therapist.QualifiedUntil is null)
            {
                return;
            }

            var lastDay = Math.Min(LastDay - Today, therapist.BookingHorizonDays) + Today;
            if (therapist.QualifiedUntil is { } until)
            {
                lastDay = Math.Min(lastDay, Period.DaysBetween(_facts.Days[0].Date, until));
            }

            var offer = new Offer(
                index, therapist.SlotIntervalMinutes, _minutes + therapist.BufferMinutes, _now + therapist.LeadTimeMinutes,
                Contested: _facts.RunnerBusy.Length > 0 || !_facts.Rooms.IsFirstNeverShared(index));
            var booked = _facts.BookedOf(index);
            var (next, freeFrom) = (-1, int.MinValue);
            foreach (ref readonly var window in _facts.WindowsOf(index))
            {
                if (window.Day >= FirstDay && window.Day <= lastDay && window.Close - _minutes >= offer.Earliest
                    && IsWithinDailyLimits(therapist, _facts.LoadOn(index, window.Day)))
                {
                    next = next < 0 ? MinuteSpan.FirstEndingAfter(booked, window.From) : next;
                    OverWindow(offer, window, booked, ref next, ref freeFrom);
                }
            }
        }

        /// <summary>Emits the window's starts.</summary>
        /// <param name="offer">What the therapist offers.</param>
        /// <param name="window">The window.</param>
        /// <param name="booked">The therapist's booked times.</param>
        /// <param name="next">The first booked time that was not passed yet.</param>
        /// <param name="freeFrom">The end of the last one that was.</param>
        private void OverWindow(in Offer offer, in StartWindow window, ReadOnlySpan<MinuteSpan> booked, ref int next, ref int freeFrom)
        {
            var last = Math.Min(window.Until - 1, window.Close - _minutes);
            var from = Math.Max(Math.Max(window.From, offer.Earliest), freeFrom);
            var i = next;
            for (; i < booked.Length && booked[i].Start < last + offer.Needed; i++)
            {
                if (booked[i].Start - offer.Needed >= from)
                {
                    Emit(offer, window, from, booked[i].Start - offer.Needed);
                }

                from = Math.Max(from, booked[i].End);
            }

            if (i > next)
            {
                (next, freeFrom) = (i, booked[i - 1].End);
            }

            if (from <= last)
            {
                Emit(offer, window, from, last);
            }
        }

        /// <summary>Adds the grid's starts from one minute to another, both included, where room and runner are free as well.</summary>
        private void Emit(in Offer offer, in StartWindow window, int from, int until)
        {
            for (var start = MinuteClock.OnGrid(from, window.Anchor, offer.Interval); start <= until; start += offer.Interval)
            {
                var room = offer.Contested ? FreeRoom(offer, start) : 0;
                if (room >= 0)
                {
                    if (_count == _slots.Length)
                    {
                        Grow();
                    }

                    _slots[_count++] = new Slot(start, window.Day, offer.Index, room);
                }
            }
        }

        private readonly int FreeRoom(in Offer offer, int start) =>
            MinuteSpan.AnyOverlap(_facts.RunnerBusy, start, start + _minutes)
                ? -1
                : _facts.Rooms.FirstFree(offer.Index, start, start + offer.Needed);

        private readonly bool IsWithinDailyLimits(TherapistOffer therapist, DayLoad load) =>
            load.Minutes + _minutes <= therapist.DailyHandsOnMinutes && (!_deep || load.Deep < therapist.DailyDeepSessions);

        private void Grow()
        {
            var larger = ArrayPool<Slot>.Shared.Rent(_slots.Length * 2);
            Slots.CopyTo(larger);
            ArrayPool<Slot>.Shared.Return(_slots);
            _slots = larger;
        }
    }

    /// <summary>What the sweep needs of one therapist.</summary>
    /// <param name="Index">Place in the facts.</param>
    /// <param name="Interval">Minutes from one start to the next.</param>
    /// <param name="Needed">Minutes that therapist and room must be free.</param>
    /// <param name="Earliest">No start before this minute.</param>
    /// <param name="Contested">True where room or runner may be busy while the therapist is not.</param>
    private readonly record struct Offer(int Index, int Interval, int Needed, int Earliest, bool Contested);
}
