using RunnerMassage.Scheduling.Availability.Editing;

namespace RunnerMassage.Data.Availability.Editing;

/// <summary>What became of a change of a therapist's schedule.</summary>
public abstract record EditOutcome
{
    private EditOutcome()
    {
    }

    /// <summary>It is saved, and searches and bookings go by it from now on.</summary>
    /// <param name="Version">The schedule's version now.</param>
    public sealed record Saved(int Version) : EditOutcome;

    /// <summary>Somebody else saved something first; nothing was done.</summary>
    /// <param name="Current">The schedule as it stands now.</param>
    public sealed record Conflict(TherapistSchedule Current) : EditOutcome;

    /// <summary>The change makes no sense; nothing was done.</summary>
    /// <param name="Errors">Everything that is wrong with it; not empty.</param>
    public sealed record Invalid(IReadOnlyList<AvailabilityError> Errors) : EditOutcome;

    /// <summary>There is no such therapist.</summary>
    public sealed record NotFound : EditOutcome;
}
