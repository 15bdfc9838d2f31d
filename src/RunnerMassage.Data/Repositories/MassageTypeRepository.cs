using Microsoft.EntityFrameworkCore;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Data.Repositories;

/// <summary>Reads massage types.</summary>
public sealed class MassageTypeRepository(RunnerMassageContext context, ClinicLists lists)
{
    /// <summary>The massage types that are offered, in the clinic's order; shared between requests, so never change one.</summary>
    public async Task<IReadOnlyList<MassageType>> ListAsync(CancellationToken cancellationToken) =>
        (await lists.ReadAsync(context, cancellationToken)).MassageTypes;

    /// <summary>Those that are not offered (any more) too: for what was booked or learned while they were.</summary>
    public async Task<IReadOnlyList<MassageType>> ListAllAsync(CancellationToken cancellationToken) =>
        (await lists.ReadAsync(context, cancellationToken)).AllMassageTypes;

    /// <summary>One massage type that is offered, or null.</summary>
    public Task<MassageType?> FindAsync(string id, CancellationToken cancellationToken) =>
        context.MassageTypes.AsNoTracking().SingleOrDefaultAsync(type => type.Id == id && type.Active, cancellationToken);
}
