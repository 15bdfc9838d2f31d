using NodaTime;

namespace RunnerMassage.Scheduling.Availability.Editing;

/// <summary>One change of what a therapist offers: what is looked at before it is saved, and then saved as it was looked at.</summary>
public abstract record AvailabilityChange
{
    private AvailabilityChange()
    {
    }

    /// <summary>Puts other weekly hours in the place of all there are. Exceptions stay.</summary>
    /// <param name="Hours">The hours, in any order; none at all is a therapist without a weekly pattern.</param>
    public sealed record ReplaceWeeklyPattern(IReadOnlyList<WorkingHours> Hours) : AvailabilityChange;

    /// <summary>Adds time off, extra hours, or hours instead of the weekly pattern, to every date of a period.</summary>
    /// <param name="Kind">What it does.</param>
    /// <param name="From">First date, local to the clinic.</param>
    /// <param name="To">Last date, inclusive.</param>
    /// <param name="Minutes">The part of each day, or null for whole days: all off, or closed instead of the pattern.</param>
    /// <param name="Reason">Why, for the therapist's own eyes; or null.</param>
    public sealed record AddException(ExceptionKind Kind, LocalDate From, LocalDate To, LocalMinutes? Minutes, string? Reason) : AvailabilityChange
    {
        /// <summary>Id that all dates of it will bear. A form that may be sent twice keeps it, so that it counts once.</summary>
        public string GroupId { get; init; } = Guid.NewGuid().ToString("N");
    }

    /// <summary>Takes away what was added in one go.</summary>
    /// <param name="GroupId">Its id, as <see cref="ExceptionGroup.Id"/> tells it.</param>
    public sealed record RemoveExceptions(string GroupId) : AvailabilityChange;

    /// <summary>Puts other settings in the place of those there are. They hold for bookings from then on; booked sessions stay as they are.</summary>
    /// <param name="Settings">The settings.</param>
    public sealed record ChangeSettings(AvailabilitySettings Settings) : AvailabilityChange;
}
