using NodaTime;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Scheduling.Availability;

/// <summary>Which facts a search or a booking needs. Dates are local to the clinic and inclusive.</summary>
public sealed record AvailabilityRequest
{
    /// <summary>The massage type; only therapists who may give it are loaded.</summary>
    public required string MassageTypeId { get; init; }

    /// <summary>First date.</summary>
    public required LocalDate From { get; init; }

    /// <summary>Last date.</summary>
    public required LocalDate To { get; init; }

    /// <summary>Only this therapist, or null for any.</summary>
    public string? TherapistId { get; init; }

    /// <summary>Only therapists of this gender, or null for any.</summary>
    public Gender? Gender { get; init; }

    /// <summary>The runner whose own sessions are in the way, or null for a stranger.</summary>
    public string? RunnerId { get; init; }

    /// <summary>A session that is about to be moved and therefore not in its own way.</summary>
    public string? ExceptSessionId { get; init; }
}

/// <summary>Reads the facts of a search: a constant number of database statements, however many therapists and days.</summary>
public interface IAvailabilityReader
{
    /// <summary>Loads the facts, or null where the massage type does not exist.</summary>
    Task<AvailabilityFacts?> LoadAsync(AvailabilityRequest request, CancellationToken cancellationToken);
}
