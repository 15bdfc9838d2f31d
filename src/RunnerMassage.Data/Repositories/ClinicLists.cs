using Microsoft.EntityFrameworkCore;
using RunnerMassage.Data.Availability;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Data.Repositories;

/// <summary>
/// What nearly every page shows and hardly anything changes: the clinic, the massage types and the therapists. Kept until anything at all
/// is committed to the database, by whichever node; then it is as fresh as a read. Shared between requests: never change what it gives.
/// </summary>
public sealed class ClinicLists(IDbContextFactory<RunnerMassageContext> contexts, DatabaseVersion databaseVersion)
{
    private readonly Lock _lock = new();
    private string _version = "";
    private Task<Content>? _content;

    /// <summary>The lists as of now.</summary>
    /// <param name="context">Asked whether anything has changed; the lists are read with a context of their own, once for all who wait.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<Content> ReadAsync(RunnerMassageContext context, CancellationToken cancellationToken)
    {
        // Before the lists: whatever is committed while they are being read makes them stale at the next look.
        var version = await databaseVersion.ReadAsync(context, cancellationToken);
        Task<Content> content;
        lock (_lock)
        {
            if (_content is not { IsFaulted: false } || version != _version)
            {
                (_version, _content) = (version, Task.Run(LoadAsync, CancellationToken.None));
            }

            content = _content;
        }

        return await content.WaitAsync(cancellationToken);
    }

    private async Task<Content> LoadAsync()
    {
        await using var context = await contexts.CreateDbContextAsync();
        var types = await context.MassageTypes.AsNoTracking().OrderBy(type => type.SortOrder).ThenBy(type => type.Id).ToListAsync();
        return new Content(
            await context.Clinics.AsNoTracking().OrderBy(clinic => clinic.Id).FirstOrDefaultAsync(),
            types.FindAll(type => type.Active),
            types,
            await context.Therapists.AsNoTracking().Include(therapist => therapist.Qualifications)
                .Where(therapist => therapist.Active).OrderBy(therapist => therapist.Name).ToListAsync());
    }

    /// <summary>What is kept.</summary>
    /// <param name="Clinic">The clinic, or null where there is none yet.</param>
    /// <param name="MassageTypes">The massage types that are offered, in the clinic's order.</param>
    /// <param name="AllMassageTypes">Those that are not offered, too.</param>
    /// <param name="Therapists">The active therapists with their qualifications, by name.</param>
    public sealed record Content(Clinic? Clinic, IReadOnlyList<MassageType> MassageTypes, IReadOnlyList<MassageType> AllMassageTypes, IReadOnlyList<Therapist> Therapists);
}
