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
}
