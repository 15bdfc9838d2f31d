using NodaTime;

namespace RunnerMassage.Scheduling.Availability;

/// <summary>What a therapist has on one local date already.</summary>
/// <param name="Sessions">How many sessions start on it.</param>
/// <param name="Minutes">Their hands-on minutes.</param>
/// <param name="Deep">How many of them are deep.</param>
internal record struct DayLoad(int Sessions, int Minutes, int Deep);

/// <summary>
/// The booked times of each therapist of the facts, buffers included, sorted by start side by side in one array; and what counts against
/// the daily limits, summed up.
/// </summary>
internal sealed class OwnTimes
{
    private readonly MinuteSpan[] _times;
    private readonly int[] _from;
    private readonly DayLoad[] _loads;
    private readonly int _days;

    private OwnTimes(MinuteSpan[] times, int[] from, DayLoad[] loads, int days) =>
        (_times, _from, _loads, _days) = (times, from, loads, days);

    /// <summary>Sorts rows to their therapists. Throws where rows are out of order: a time that is not seen would be sold twice.</summary>
    public static OwnTimes Create(
        IReadOnlyList<TherapistOffer> therapists, ReadOnlySpan<BookedTime> booked, LocalDate firstDay, int days)
    {
        var times = new MinuteSpan[booked.Length];
        var from = new int[therapists.Count + 1];
        var loads = new DayLoad[therapists.Count * days];
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

                times[count++] = new MinuteSpan(start, row.BusyUntil);
                if ((uint)day < (uint)days)
                {
                    ref var load = ref loads[(index * days) + day];
                    load = new DayLoad(load.Sessions + 1, load.Minutes + row.Minutes, load.Deep + (row.Deep ? 1 : 0));
                }
            }
        }

        while (index < therapists.Count)
        {
            from[++index] = count;
        }

        return new OwnTimes(times, from, loads, days);
    }

    /// <summary>The booked times of a therapist.</summary>
    public ReadOnlySpan<MinuteSpan> Of(int therapist) => _times.AsSpan(_from[therapist], _from[therapist + 1] - _from[therapist]);

    /// <summary>What a therapist has on one of the days.</summary>
    public DayLoad On(int therapist, int day) => _loads[(therapist * _days) + day];

    private static void ThrowUnless(bool inOrder, string parameter)
    {
        if (!inOrder)
        {
            throw new ArgumentException("Booked times must be sorted by therapist (ordinal) and start.", parameter);
        }
    }
}
