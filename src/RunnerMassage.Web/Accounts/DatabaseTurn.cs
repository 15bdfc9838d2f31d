using Microsoft.EntityFrameworkCore;
using RunnerMassage.Data;

namespace RunnerMassage.Web.Accounts;

/// <summary>Does several things to the database together or not at all.</summary>
internal static class DatabaseTurn
{
    /// <summary>Runs work in one transaction and commits it. Work that fails in passing is run again, on a context that knows nothing of the first time.</summary>
    public static Task<T> TogetherAsync<T>(
        this RunnerMassageContext context, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        context.Database.CreateExecutionStrategy().ExecuteAsync(
            async token =>
            {
                context.ChangeTracker.Clear();
                await using var transaction = await context.Database.BeginTransactionAsync(token);
                var result = await work(token);
                await context.SaveChangesAsync(token);
                await transaction.CommitAsync(token);
                return result;
            },
            cancellationToken);
}
