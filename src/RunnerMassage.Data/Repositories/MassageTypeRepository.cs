using Microsoft.EntityFrameworkCore;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Data.Repositories;

/// <summary>Reads massage types.</summary>
public sealed class MassageTypeRepository(RunnerMassageContext context)
{
    /// <summary>All massage types in the clinic's order.</summary>
    public async Task<IReadOnlyList<MassageType>> ListAsync(CancellationToken cancellationToken) =>
        await context.MassageTypes.AsNoTracking().OrderBy(type => type.SortOrder).ThenBy(type => type.Id).ToListAsync(cancellationToken);

    /// <summary>One massage type, or null.</summary>
    public Task<MassageType?> FindAsync(string id, CancellationToken cancellationToken) =>
        context.MassageTypes.AsNoTracking().SingleOrDefaultAsync(type => type.Id == id, cancellationToken);
}
