using NodaTime;

namespace RunnerMassage.Data.Clinics;

/// <summary>A race near the clinic, after which more runners than usual want a massage.</summary>
public sealed class LocalRace
{
    /// <summary>Opaque id; extra hours opened because of it carry it as their group.</summary>
    public required string Id { get; init; }

    /// <summary>Name as shown to people.</summary>
    public required string Name { get; set; }

    /// <summary>Its date in the clinic's zone.</summary>
    public required LocalDate Date { get; set; }

    /// <summary>Distance in kilometres of the longest course, or null.</summary>
    public double? DistanceKm { get; set; }

    /// <summary>About how many run, or null.</summary>
    public int? Runners { get; set; }

    /// <summary>Counts the changes, from 1.</summary>
    public int Version { get; set; } = 1;
}
