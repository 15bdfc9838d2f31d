using NodaTime;

namespace RunnerMassage.Data.Clinics;

/// <summary>A race near the clinic, after which more runners than usual want a massage.</summary>
public sealed class LocalRace
{
    /// <summary>Opaque id; the groups of extra hours that are opened because of it begin with it.</summary>
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

    /// <summary>How the groups of extra hours of a race begin.</summary>
    public static string GroupPrefix(string raceId) => $"race-{raceId}-";

    /// <summary>
    /// The group of the extra hours of one day: each day is one by itself, so that a therapist can take back or change Monday without Tuesday.
    /// </summary>
    public string GroupOf(LocalDate date) => FormattableString.Invariant($"{GroupPrefix(Id)}{date:uuuu-MM-dd}");
}
