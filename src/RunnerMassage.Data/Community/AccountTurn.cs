using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace RunnerMassage.Data.Community;

/// <summary>
/// What one account writes is taken one after the other, whatever the node: two forms sent at the same moment must not both find room under
/// the limit, nor both find that the same text has not been written yet.
/// </summary>
internal static class AccountTurn
{
    /// <summary>Begins a transaction in which nothing else that the account writes is decided.</summary>
    public static async Task<IDbContextTransaction> BeginAsync(RunnerMassageContext context, string userId, CancellationToken cancellationToken)
    {
        // On SQLite this begins as a writing transaction, of which there is one at a time.
        var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (context.Database.IsNpgsql())
        {
            var key = "community " + userId;
            await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({key}, 0))", cancellationToken);
        }

        return transaction;
    }
}
