using NodaTime;

namespace RunnerMassage.Scheduling.Availability;

/// <summary>
/// Instants as whole minutes since 1970-01-01T00:00Z, the unit in which availability is computed.
/// An <see cref="int"/> reaches to the year 6053.
/// </summary>
public static class MinuteClock
{
    private const long TicksPerMinute = NodaConstants.TicksPerMinute;

    /// <summary>The minute that contains the instant.</summary>
    public static int Floor(Instant instant)
    {
        var ticks = instant.ToUnixTimeTicks();
        return checked((int)((ticks >= 0 ? ticks : ticks - TicksPerMinute + 1) / TicksPerMinute));
    }

    /// <summary>The first minute that begins at or after the instant.</summary>
    public static int Ceiling(Instant instant)
    {
        var floor = Floor(instant);
        return ToInstant(floor) == instant ? floor : floor + 1;
    }

    /// <summary>The instant at which the minute begins.</summary>
    public static Instant ToInstant(int minute) => Instant.FromUnixTimeTicks(minute * TicksPerMinute);

    /// <summary>True where the instant is the beginning of a minute.</summary>
    public static bool IsWhole(Instant instant) => instant.ToUnixTimeTicks() % TicksPerMinute == 0;

    /// <summary>The first start of a grid at or after a minute; the grid is <paramref name="anchor"/> and all multiples of the interval from it.</summary>
    public static int OnGrid(int from, int anchor, int interval)
    {
        var over = (from - anchor) % interval;
        return over == 0 ? from : over > 0 ? from + interval - over : from - over;
    }
}
