using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace RunnerMassage.Data.Jobs;

/// <summary>
/// Gives a job to one node at a time. The nodes' clocks must agree within a small part of a lease; where they do not, a job may be done by
/// two nodes at once, so whoever works under a lease also marks what it takes up.
/// </summary>
public sealed class JobLeases(RunnerMassageContext context)
{
    /// <summary>Takes the lease where nobody holds it, or holds on to it for longer where the owner has it already.</summary>
    /// <param name="job">The job's name.</param>
    /// <param name="owner">Who asks; different for each process.</param>
    /// <param name="now">The present.</param>
    /// <param name="until">Until when it is wanted; exclusive, so another owner may take it at that very instant.</param>
    /// <param name="cancellationToken">Gives up asking.</param>
    /// <returns>False where another owner holds it.</returns>
    public async Task<bool> AcquireAsync(string job, string owner, Instant now, Instant until, CancellationToken cancellationToken)
    {
        var taken = await context.JobLeases
            .Where(lease => lease.Name == job && (lease.Owner == owner || lease.Until <= now))
            .ExecuteUpdateAsync(
                set => set.SetProperty(lease => lease.Owner, owner).SetProperty(lease => lease.Until, until), cancellationToken);
        if (taken > 0)
        {
            return true;
        }

        return !await context.JobLeases.AnyAsync(lease => lease.Name == job, cancellationToken)
            && await AddAsync(new JobLease { Name = job, Owner = owner, Until = until }, cancellationToken);
    }

    /// <summary>Gives the lease back, so that the next owner need not wait for its end. Does nothing where another owner has it by now.</summary>
    public Task ReleaseAsync(string job, string owner, CancellationToken cancellationToken) => context.JobLeases
        .Where(lease => lease.Name == job && lease.Owner == owner).ExecuteDeleteAsync(cancellationToken);

    private async Task<bool> AddAsync(JobLease lease, CancellationToken cancellationToken)
    {
        var entry = context.Add(lease);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException)
        {
            // Another node wrote the same first row a moment earlier.
            return false;
        }
        finally
        {
            entry.State = EntityState.Detached;
        }
    }
}
