using Microsoft.EntityFrameworkCore;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Data.Repositories;

/// <summary>Reads therapists.</summary>
public sealed class TherapistRepository(RunnerMassageContext context, ClinicLists lists)
{
    /// <summary>The active therapists with their qualifications, by name; shared between requests, so never change one.</summary>
    public async Task<IReadOnlyList<Therapist>> ListAsync(CancellationToken cancellationToken) =>
        (await lists.ReadAsync(context, cancellationToken)).Therapists;

    /// <summary>The active therapists with their weekly hours, by name.</summary>
    public async Task<IReadOnlyList<Therapist>> ListWithHoursAsync(CancellationToken cancellationToken) =>
        await context.Therapists.AsNoTracking().Include(therapist => therapist.WorkingHours)
            .Where(therapist => therapist.Active).OrderBy(therapist => therapist.Name).ToListAsync(cancellationToken);

    /// <summary>The id of the therapist that signs in with the account, or null.</summary>
    public Task<string?> FindIdByUserAsync(string userId, CancellationToken cancellationToken) =>
        context.Therapists.Where(therapist => therapist.UserId == userId).Select(therapist => therapist.Id)
            .SingleOrDefaultAsync(cancellationToken);
}
