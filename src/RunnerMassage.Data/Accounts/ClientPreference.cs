using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Data.Accounts;

/// <summary>What a runner wishes for their massages, in plain text. Only the runner and a therapist who treats them may see it.</summary>
public sealed record ClientPreference
{
    /// <summary>Longest line for the therapist, in characters.</summary>
    public const int LongestLine = 200;

    /// <summary>Wished pressure, from 1 (feather-light) to 5 (as deep as it gets), or null.</summary>
    public int? Pressure { get; init; }

    /// <summary>Whether a woman or a man is preferred; <see cref="Gender.Unspecified"/> where that does not matter.</summary>
    public Gender TherapistGender { get; init; }

    /// <summary>A line for the therapist, or null; may tell of health.</summary>
    public string? Line { get; init; }
}
