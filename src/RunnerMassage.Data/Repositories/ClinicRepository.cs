using Microsoft.EntityFrameworkCore;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Data.Repositories;

/// <summary>Reads the clinic, once for all who ask during a request.</summary>
public sealed class ClinicRepository(RunnerMassageContext context)
{
    /// <summary>The clinic as it was read during this request, or null where nobody has asked yet.</summary>
    public Clinic? Known { get; private set; }

    /// <summary>The clinic; an installation without one is not set up.</summary>
    /// <exception cref="InvalidOperationException">There is no clinic yet.</exception>
    public async Task<Clinic> GetAsync(CancellationToken cancellationToken) =>
        Known ??= await context.Clinics.AsNoTracking().OrderBy(clinic => clinic.Id).FirstAsync(cancellationToken);
}
