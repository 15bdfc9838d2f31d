using RunnerMassage.Scheduling.Availability;

namespace RunnerMassage.Benchmarks.Engine;

/// <summary>
/// The least that could be done: a day is 144 cells of five minutes in three words, what is busy is known as bits beforehand, and a start
/// is free where enough free cells follow, found with four shifts. No lead time, limits, rooms, runner or zone; the answer stays bits.
/// </summary>
internal sealed class BitmapDays
{
    private const int Cells = (Workload.Closes - Workload.Opens) / Workload.Step;
    private const int LastStart = Cells - (Workload.Minutes / Workload.Step);

    private readonly ulong[] _busy;
    private readonly ulong[] _starts;
    private readonly ulong[] _grid = new ulong[3];

    public BitmapDays(Workload workload)
    {
        var days = workload.Offers.Count * workload.Days;
        (_busy, _starts) = (new ulong[days * 3], new ulong[days * 3]);
        for (var i = 0; i < workload.Booked.Count; i++)
        {
            var time = workload.Booked[i];
            var opening = MinuteClock.Floor(Workload.Zone.AtStartOfDay(time.Date).ToInstant()) + Workload.Opens;
            var day = i / Workload.SessionsPerDay;
            for (var cell = (time.Start - opening) / Workload.Step; cell < (time.BusyUntil - opening) / Workload.Step; cell++)
            {
                _busy[(day * 3) + (cell / 64)] |= 1UL << (cell % 64);
            }
        }

        for (var cell = 0; cell <= LastStart; cell += Workload.Interval / Workload.Step)
        {
            _grid[cell / 64] |= 1UL << (cell % 64);
        }
    }

    /// <summary>Finds the free starts of every day.</summary>
    public ulong[] Find()
    {
        var (g0, g1, g2) = (_grid[0], _grid[1], _grid[2]);
        for (var i = 0; i < _busy.Length; i += 3)
        {
            // 15 free cells in a row: 2, 4, 8, and 8 that begin 7 later. Beyond closing everything is free, for the buffer.
            var (a, b, c) = (~_busy[i], ~_busy[i + 1], ~_busy[i + 2]);
            (a, b, c) = AndLater(a, b, c, 1);
            (a, b, c) = AndLater(a, b, c, 2);
            (a, b, c) = AndLater(a, b, c, 4);
            (a, b, c) = AndLater(a, b, c, 7);
            (_starts[i], _starts[i + 1], _starts[i + 2]) = (a & g0, b & g1, c & g2);
        }

        return _starts;
    }

    /// <summary>The same, and then the starts of the bits in a list: the answer that the engine gives.</summary>
    public Slot[] FindAndList(Slot[] buffer, int days)
    {
        var starts = Find();
        var count = 0;
        for (var i = 0; i < starts.Length; i++)
        {
            for (var bits = starts[i]; bits != 0; bits &= bits - 1)
            {
                var cell = ((i % 3) * 64) + System.Numerics.BitOperations.TrailingZeroCount(bits);
                var (therapist, day) = (i / 3 / days, i / 3 % days);
                buffer[count++] = new Slot((day * 1440) + Workload.Opens + (cell * Workload.Step), day, therapist, 0);
            }
        }

        return buffer.AsSpan(0, count).ToArray();
    }

    private static (ulong A, ulong B, ulong C) AndLater(ulong a, ulong b, ulong c, int cells) =>
        (a & ((a >> cells) | (b << (64 - cells))),
         b & ((b >> cells) | (c << (64 - cells))),
         c & ((c >> cells) | (ulong.MaxValue << (64 - cells))));
}
