using Microsoft.EntityFrameworkCore;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Data.Repositories;

/// <summary>Reads the clinic.</summary>
public sealed class ClinicRepository(RunnerMassageContext context)
{
    /// <summary>The clinic; an installation without one is not set up.</summary>
    /// <exception cref="InvalidOperationException">There is no clinic yet.</exception>
    public Task<Clinic> GetAsync(CancellationToken cancellationToken) =>
        context.Clinics.AsNoTracking().OrderBy(clinic => clinic.Id).FirstAsync(cancellationToken);
}
