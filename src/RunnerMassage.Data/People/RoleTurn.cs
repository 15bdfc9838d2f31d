using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace RunnerMassage.Data.People;

/// <summary>
/// Decisions about who may do what are made one at a time, whatever the node: two admins who each take the other's role, or two links for
/// a first admin, must not both find what they found before the other one decided.
/// </summary>
public static class RoleTurn
{
    // Any number that nothing else in the database uses.
    private const string OneAtATime = "SELECT pg_advisory_xact_lock(hashtextextended('roles', 0))";

    /// <summary>Begins a transaction in which nobody else decides; what the context has read before is forgotten, since it may be old by now.</summary>
    public static async Task<IDbContextTransaction> BeginAsync(RunnerMassageContext context, CancellationToken cancellationToken)
    {
        context.ChangeTracker.Clear();
        // On SQLite this begins as a writing transaction, of which there is one at a time.
        var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (context.Database.IsNpgsql())
        {
            await context.Database.ExecuteSqlRawAsync(OneAtATime, cancellationToken);
        }

        return transaction;
    }
}
