using NodaTime;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Scheduling.Booking;

/// <summary>Decides whether a wanted start is offered, by asking the same <see cref="SlotFinder"/> that lists the slots.</summary>
public static class SlotDecision
{
    /// <summary>The slot at that start, or null with the reasons why it is not offered.</summary>
    /// <param name="facts">The offers of one therapist on the date of the start.</param>
    /// <param name="therapistId">The therapist wanted.</param>
    /// <param name="start">The start wanted.</param>
    /// <param name="minutes">Hands-on minutes.</param>
    /// <param name="now">The present.</param>
    /// <param name="refusals">Every reason; empty where there is a slot.</param>
    public static Slot? Find(
        AvailabilityFacts facts, string therapistId, Instant start, int minutes, Instant now, out IReadOnlyList<Refusal> refusals)
    {
        var date = start.InZone(facts.Zone).Date;
        var query = new SlotQuery(minutes, date, date, now);
        var therapist = facts.IndexOfTherapist(therapistId);
        var slot = At(facts, query, therapist, start);
        refusals = slot is null ? Explain(facts, query, therapist, start) : [];
        return slot;
    }

    private static Slot? At(AvailabilityFacts facts, SlotQuery query, int therapist, Instant start)
    {
        if (therapist < 0 || !MinuteClock.IsWhole(start))
        {
            return null;
        }

        var minute = MinuteClock.Floor(start);
        foreach (var slot in SlotFinder.Find(facts, query))
        {
            if (slot.StartMinute == minute && slot.Therapist == therapist)
            {
                return slot;
            }
        }

        return null;
    }

    private static List<Refusal> Explain(AvailabilityFacts facts, SlotQuery query, int therapist, Instant start)
    {
        if (therapist < 0)
        {
            return [new Refusal.NotOffered(NotOfferedReason.NotQualified)];
        }

        // Were it offered in an empty diary, then something booked is in the way; else the offer itself is.
        return At(facts.WithoutBookings(), query, therapist, start) is null
            ? [new Refusal.NotOffered(WhyNotOffered(facts, query, facts.Therapists[therapist], start))]
            : WhatIsBusy(facts, query, therapist, MinuteClock.Floor(start));
    }

    private static NotOfferedReason WhyNotOffered(AvailabilityFacts facts, SlotQuery query, TherapistOffer therapist, Instant start)
    {
        if (!Clinics.Qualification.Holds(therapist.QualifiedUntil, facts.Type.NeedsCertificate, query.From))
        {
            return NotOfferedReason.NotQualified;
        }

        if (start < query.Now + Duration.FromMinutes(therapist.LeadTimeMinutes))
        {
            return NotOfferedReason.TooSoon;
        }

        var today = query.Now.InZone(facts.Zone).Date;
        return query.From > today.PlusDays(therapist.BookingHorizonDays)
            ? NotOfferedReason.TooFarAhead
            : query.Minutes > therapist.DailyHandsOnMinutes || (facts.Type.TimingClass == TimingClass.Deep && therapist.DailyDeepSessions < 1)
                ? NotOfferedReason.DailyLimit
                : NotOfferedReason.OutsideHours;
    }

    private static List<Refusal> WhatIsBusy(AvailabilityFacts facts, SlotQuery query, int therapist, int start)
    {
        var refusals = new List<Refusal>();
        var end = start + query.Minutes;
        var needed = end + facts.Therapists[therapist].BufferMinutes;
        if (MinuteSpan.AnyOverlap(facts.BookedOf(therapist), start, needed))
        {
            refusals.Add(new Refusal.SlotTaken(BusyParty.Therapist));
        }

        if (refusals.Count == 0 && facts.Rooms.FirstFree(therapist, start, needed) < 0)
        {
            refusals.Add(new Refusal.SlotTaken(BusyParty.Room));
        }

        if (MinuteSpan.AnyOverlap(facts.RunnerBusy, start, end))
        {
            refusals.Add(new Refusal.SlotTaken(BusyParty.Runner));
        }

        if (refusals.Count == 0)
        {
            refusals.Add(new Refusal.NotOffered(NotOfferedReason.DailyLimit));
        }

        return refusals;
    }
}
