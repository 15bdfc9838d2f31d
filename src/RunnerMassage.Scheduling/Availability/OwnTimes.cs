using NodaTime;

namespace RunnerMassage.Scheduling.Availability;

/// <summary>A therapist's own booked time, in minutes of <see cref="MinuteClock"/>, with the index of its local date.</summary>
internal readonly record struct OwnTime(int Start, int BusyUntil, int Minutes, bool Deep, int Day);

/// <summary>The booked times of each therapist of the facts, sorted by start, side by side in one array.</summary>
internal sealed class OwnTimes
{
    private readonly OwnTime[] _times;
    private readonly int[] _from;

    private OwnTimes(OwnTime[] times, int[] from) => (_times, _from) = (times, from);

    /// <summary>Sorts rows to their therapists. Throws where rows are out of order: a time that is not seen would be sold twice.</summary>
    public static OwnTimes Create(IReadOnlyList<TherapistOffer> therapists, ReadOnlySpan<BookedTime> booked, LocalDate firstDay)
    {
        var times = new OwnTime[booked.Length];
        var from = new int[therapists.Count + 1];
        var (count, index, own) = (0, 0, false);
        var (date, day) = (firstDay, 0);
        var (therapist, start) = ((string?)null, 0);
        foreach (ref readonly var row in booked)
        {
            if (row.TherapistId != therapist)
            {
                ThrowUnless(string.CompareOrdinal(therapist, row.TherapistId) < 0, nameof(booked));
                therapist = row.TherapistId;
                while (index < therapists.Count && string.CompareOrdinal(therapists[index].Id, therapist) < 0)
                {
                    from[++index] = count;
                }

                own = index < therapists.Count && therapists[index].Id == therapist;
            }
            else
            {
                ThrowUnless(start <= row.Start, nameof(booked));
            }

            start = row.Start;
            if (own)
            {
                if (row.Date != date)
                {
                    (date, day) = (row.Date, Period.DaysBetween(firstDay, row.Date));
                }

                times[count++] = new OwnTime(start, row.BusyUntil, row.Minutes, row.Deep, day);
            }
        }

        while (index < therapists.Count)
        {
            from[++index] = count;
        }

        return new OwnTimes(times, from);
    }

    /// <summary>The booked times of a therapist.</summary>
    public ReadOnlySpan<OwnTime> Of(int therapist) => _times.AsSpan(_from[therapist], _from[therapist + 1] - _from[therapist]);

    /// <summary>Index of the first time that goes on after a minute.</summary>
    public static int FirstEndingAfter(ReadOnlySpan<OwnTime> sorted, int minute)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = sorted[middle].BusyUntil <= minute ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static void ThrowUnless(bool inOrder, string parameter)
    {
        if (!inOrder)
        {
            throw new ArgumentException("Booked times must be sorted by therapist (ordinal) and start.", parameter);
        }
    }
}
