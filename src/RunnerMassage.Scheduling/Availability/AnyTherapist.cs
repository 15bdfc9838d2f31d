using System.Buffers;

namespace RunnerMassage.Scheduling.Availability;

/// <summary>
/// Chooses for runners who do not mind who treats them, so that work spreads fairly: of those free at a start, the one with the most
/// free minutes on that date; among equals the one with fewer sessions on it, then the smaller id.
/// </summary>
public static class AnyTherapist
{
    /// <summary>One slot per start, in order of start. Linear in the slots: what a therapist has free is counted once a date.</summary>
    /// <param name="facts">The facts that the slots were found in.</param>
    /// <param name="slots">Slots of <see cref="SlotFinder.Find"/>, in any order.</param>
    public static IReadOnlyList<Slot> Spread(AvailabilityFacts facts, IReadOnlyList<Slot> slots)
    {
        if (slots.Count == 0)
        {
            return [];
        }

        var all = slots as Slot[] ?? [.. slots];
        var (earliest, latest) = Range(all);
        var days = facts.Days.Length;
        // Per minute of the range the place of the best slot so far, counted from 1; per therapist-date its claim, where known.
        var best = ArrayPool<int>.Shared.Rent(latest - earliest + 1);
        var claims = ArrayPool<long>.Shared.Rent(facts.Therapists.Count * days);
        try
        {
            Array.Clear(best, 0, latest - earliest + 1);
            Array.Clear(claims, 0, facts.Therapists.Count * days);
            var starts = 0;
            for (var i = 0; i < all.Length; i++)
            {
                ref readonly var slot = ref all[i];
                ref var claim = ref claims[(slot.Therapist * days) + slot.Day];
                claim = claim == 0 ? ClaimOf(facts, slot.Therapist, slot.Day) : claim;
                ref var place = ref best[slot.StartMinute - earliest];
                if (place == 0)
                {
                    starts++;
                    place = i + 1;
                }
                else
                {
                    ref readonly var other = ref all[place - 1];
                    var theirs = claims[(other.Therapist * days) + other.Day];
                    place = claim > theirs || (claim == theirs && slot.Therapist < other.Therapist) ? i + 1 : place;
                }
            }

            return InOrder(all, best, starts);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(best);
            ArrayPool<long>.Shared.Return(claims);
        }
    }

    private static (int Earliest, int Latest) Range(Slot[] slots)
    {
        var (earliest, latest) = (int.MaxValue, int.MinValue);
        foreach (ref readonly var slot in slots.AsSpan())
        {
            earliest = Math.Min(earliest, slot.StartMinute);
            latest = Math.Max(latest, slot.StartMinute);
        }

        return (earliest, latest);
    }

    /// <summary>Larger for more free minutes, then for fewer sessions; never 0, which stands for unknown.</summary>
    private static long ClaimOf(AvailabilityFacts facts, int therapist, int day)
    {
        var claim = ((long)facts.FreeMinutes(therapist, day) << 32) - facts.SessionsOn(therapist, day);
        return claim == 0 ? -1 : claim;
    }

    private static Slot[] InOrder(Slot[] slots, int[] best, int starts)
    {
        var chosen = new Slot[starts];
        for (var (i, count) = (0, 0); count < starts; i++)
        {
            if (best[i] > 0)
            {
                chosen[count++] = slots[best[i] - 1];
            }
        }

        return chosen;
    }
}
