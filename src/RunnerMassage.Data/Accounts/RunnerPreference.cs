using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Data.Accounts;

/// <summary>What a runner wishes for their massages, for the therapist to know.</summary>
public sealed class RunnerPreference
{
    /// <summary>The runner's account.</summary>
    public required string UserId { get; init; }

    /// <summary>Wished pressure, from 1 (feather-light) to 5 (as deep as it gets), or null.</summary>
    public int? Pressure { get; set; }

    /// <summary>Whether a woman or a man is preferred; <see cref="Gender.Unspecified"/> where that does not matter.</summary>
    public Gender TherapistGender { get; set; }

    /// <summary>A line for the therapist as ciphertext; may tell of health.</summary>
    public string? ProtectedNote { get; set; }
}
