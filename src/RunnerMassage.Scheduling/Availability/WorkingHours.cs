using NodaTime;

namespace RunnerMassage.Scheduling.Availability;

/// <summary>
/// One range of a therapist's weekly pattern, half-open, in minutes of the clinic's local day: 0 is midnight, 1440 the next midnight.
/// </summary>
public sealed class WorkingHours
{
    /// <summary>Minutes in a day without a clock change; the largest <see cref="EndMinute"/>.</summary>
    public const int MinutesPerDay = 1440;

    /// <summary>The weekday.</summary>
    public required IsoDayOfWeek Day { get; init; }

    /// <summary>First minute that is worked.</summary>
    public required int StartMinute { get; init; }

    /// <summary>First minute that is no longer worked; greater than <see cref="StartMinute"/>.</summary>
    public required int EndMinute { get; init; }

    /// <summary>First date on which the range holds, or null for ever since.</summary>
    public LocalDate? ValidFrom { get; init; }

    /// <summary>Last date, inclusive, on which the range holds, or null for good.</summary>
    public LocalDate? ValidTo { get; init; }

    /// <summary>In which weeks it holds.</summary>
    public WeekCycle Weeks { get; init; }

    /// <summary>True where the range is worked on a date: its weekday, within its dates, in one of its weeks.</summary>
    public bool HoldsOn(LocalDate date) => Day == date.DayOfWeek && IsValidOn(date) && IsWorkedIn(AlternateWeeks.Of(date));

    internal bool IsValidOn(LocalDate date) => !(date < ValidFrom) && !(date > ValidTo);

    internal bool IsWorkedIn(WeekCycle week) => Weeks == WeekCycle.Every || Weeks == week;
}

/// <summary>Alternate weeks. They are counted from a fixed Monday, so that they go on alternating over the new year.</summary>
public enum WeekCycle
{
    /// <summary>Every week.</summary>
    Every,

    /// <summary>The weeks that lie an even number of weeks from the one of Monday 1970-01-05.</summary>
    A,

    /// <summary>The weeks between those.</summary>
    B,
}
