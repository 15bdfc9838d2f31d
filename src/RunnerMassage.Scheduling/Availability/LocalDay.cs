using NodaTime;

namespace RunnerMassage.Scheduling.Availability;

/// <summary>One local date of the clinic with its place on the UTC minute line.</summary>
/// <param name="Date">The date.</param>
/// <param name="Zone">The clinic's zone.</param>
/// <param name="Index">Place among the days of the facts.</param>
/// <param name="Midnight">Minute of <see cref="MinuteClock"/> that local minute 0 falls on; meaningless where <paramref name="ClockChanges"/>.</param>
/// <param name="ClockChanges">True where the offset from UTC changes between this midnight and the next.</param>
public readonly record struct LocalDay(LocalDate Date, DateTimeZone Zone, int Index, int Midnight, bool ClockChanges)
{
    /// <summary>Reads the zone's rules for a date.</summary>
    public static LocalDay Create(LocalDate date, DateTimeZone zone, int index)
    {
        var start = zone.AtStartOfDay(date).ToInstant();
        var next = zone.AtStartOfDay(date.PlusDays(1)).ToInstant();
        var zoneInterval = zone.GetZoneInterval(start);
        var changes = (zoneInterval.HasEnd && zoneInterval.End < next) || (zoneInterval.HasStart && zoneInterval.Start == start);
        return new LocalDay(date, zone, index, EpochMinuteOf(date) - OffsetMinutes(zoneInterval.WallOffset), changes);
    }

    /// <summary>Minutes from 1970-01-01 to the date on a clock without zone.</summary>
    public static int EpochMinuteOf(LocalDate date) => Period.DaysBetween(Epoch, date) * WorkingHours.MinutesPerDay;

    /// <summary>An offset in whole minutes; the zones of this century have no others.</summary>
    public static int OffsetMinutes(Offset offset) => offset.Seconds / NodaConstants.SecondsPerMinute;

    /// <summary>
    /// The minute at which the local clock shows so many minutes after midnight: the moment of the change where the clocks skip it,
    /// the first of the two where they show it twice.
    /// </summary>
    public int ToMinute(int localMinute)
    {
        var local = Date.AtMidnight().PlusMinutes(localMinute);
        var mapping = Zone.MapLocal(local);
        return mapping.Count == 0
            ? MinuteClock.Ceiling(mapping.LateInterval.Start)
            : MinuteClock.Floor(mapping.First().ToInstant());
    }

    private static readonly LocalDate Epoch = new(1970, 1, 1);
}
