using Microsoft.EntityFrameworkCore;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Data.Repositories;

/// <summary>Reads massage types.</summary>
public sealed class MassageTypeRepository(RunnerMassageContext context, ClinicLists lists)
{
    /// <summary>All massage types in the clinic's order; shared between requests, so never change one.</summary>
    public async Task<IReadOnlyList<MassageType>> ListAsync(CancellationToken cancellationToken) =>
        (await lists.ReadAsync(context, cancellationToken)).MassageTypes;

    /// <summary>One massage type, or null.</summary>
    public Task<MassageType?> FindAsync(string id, CancellationToken cancellationToken) =>
        context.MassageTypes.AsNoTracking().SingleOrDefaultAsync(type => type.Id == id, cancellationToken);
}
