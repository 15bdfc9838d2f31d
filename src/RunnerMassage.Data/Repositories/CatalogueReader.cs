using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Data.Repositories;

/// <summary>What the clinic offers. Shared between requests: to be read, never changed.</summary>
/// <param name="Clinic">The clinic.</param>
/// <param name="Types">The massage types that are offered, in the clinic's order.</param>
/// <param name="Therapists">The active therapists with their qualifications, by name.</param>
public sealed record Catalogue(Clinic Clinic, IReadOnlyList<MassageType> Types, IReadOnlyList<Therapist> Therapists);

/// <summary>Reads the catalogue whole, as every search needs it.</summary>
public sealed class CatalogueReader(RunnerMassageContext context, ClinicLists lists, ClinicRepository clinics)
{
    /// <summary>The catalogue as it stands.</summary>
    /// <exception cref="InvalidOperationException">There is no clinic yet.</exception>
    public async Task<Catalogue> GetAsync(CancellationToken cancellationToken)
    {
        var content = await lists.ReadAsync(context, cancellationToken);
        var clinic = content.Clinic ?? throw new InvalidOperationException("There is no clinic yet.");
        clinics.Know(clinic);
        return new Catalogue(clinic, content.MassageTypes, content.Therapists);
    }
}
