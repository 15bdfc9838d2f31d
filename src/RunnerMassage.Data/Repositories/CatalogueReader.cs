using RunnerMassage.Data.Availability;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Data.Repositories;

/// <summary>What the clinic offers. Shared between requests: to be read, never changed.</summary>
/// <param name="Clinic">The clinic.</param>
/// <param name="Types">All massage types in the clinic's order.</param>
/// <param name="Therapists">The active therapists with their qualifications, by name.</param>
public sealed record Catalogue(Clinic Clinic, IReadOnlyList<MassageType> Types, IReadOnlyList<Therapist> Therapists);

/// <summary>
/// Reads the catalogue, from memory as long as nothing at all was committed to the database since it was last read. Every search needs
/// it whole, and with many therapists reading it would cost more than the search itself.
/// </summary>
public sealed class CatalogueReader(
    RunnerMassageContext context, ClinicRepository clinics, MassageTypeRepository massageTypes, TherapistRepository therapists,
    CatalogueCache cache, DatabaseVersion databaseVersion)
{
    /// <summary>The catalogue as it stands.</summary>
    /// <exception cref="InvalidOperationException">There is no clinic yet.</exception>
    public async Task<Catalogue> GetAsync(CancellationToken cancellationToken)
    {
        // Before the catalogue: whatever is committed while it is being read makes it stale at the next look.
        var version = await databaseVersion.ReadAsync(context, cancellationToken);
        if (cache.Latest is { } latest && latest.Version == version)
        {
            return latest.Catalogue;
        }

        var catalogue = new Catalogue(
            await clinics.GetAsync(cancellationToken),
            await massageTypes.ListAsync(cancellationToken),
            await therapists.ListAsync(cancellationToken));
        cache.Latest = new CatalogueCache.Entry(version, catalogue);
        return catalogue;
    }
}

/// <summary>Holds the catalogue that was read last; one per process.</summary>
public sealed class CatalogueCache
{
    private volatile Entry? _latest;

    internal Entry? Latest
    {
        get => _latest;
        set => _latest = value;
    }

    internal sealed record Entry(string Version, Catalogue Catalogue);
}
