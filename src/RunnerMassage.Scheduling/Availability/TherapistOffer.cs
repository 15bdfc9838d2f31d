using NodaTime;

namespace RunnerMassage.Scheduling.Availability;

/// <summary>What one therapist offers for the massage type in question.</summary>
public sealed record TherapistOffer
{
    /// <summary>The therapist.</summary>
    public required string Id { get; init; }

    /// <summary>Name as shown to people.</summary>
    public required string Name { get; init; }

    /// <summary>Minutes after a session in which therapist and room stay busy.</summary>
    public required int BufferMinutes { get; init; }

    /// <summary>Least minutes between now and a start.</summary>
    public required int LeadTimeMinutes { get; init; }

    /// <summary>Last bookable date, counted in days from today in the clinic's zone.</summary>
    public required int BookingHorizonDays { get; init; }

    /// <summary>Minutes from one start of the grid to the next.</summary>
    public required int SlotIntervalMinutes { get; init; }

    /// <summary>Most hands-on minutes on one local date.</summary>
    public required int DailyHandsOnMinutes { get; init; }

    /// <summary>Most deep sessions on one local date.</summary>
    public required int DailyDeepSessions { get; init; }

    /// <summary>Last date, inclusive, on which the certificate for the type holds; null where there is none, so that it does not end.</summary>
    public LocalDate? QualifiedUntil { get; init; }

    /// <summary>Rooms in order of preference; without any the therapist offers nothing.</summary>
    public required IReadOnlyList<string> RoomIds { get; init; }

    /// <summary>The weekly pattern.</summary>
    public required IReadOnlyList<WorkingHours> WeeklyHours { get; init; }

    /// <summary>Dates on which the weekly pattern does not hold.</summary>
    public required IReadOnlyList<AvailabilityException> Exceptions { get; init; }
}
