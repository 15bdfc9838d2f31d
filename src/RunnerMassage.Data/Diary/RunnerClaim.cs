using Microsoft.EntityFrameworkCore;

namespace RunnerMassage.Data.Diary;

/// <summary>The claim on a runner that the diary takes for every decision about them or one of their sessions.</summary>
internal static class RunnerClaim
{
    /// <summary>
    /// Waits until nothing of the runner is being decided, and keeps others waiting until the current transaction ends. SQLite has one
    /// writer anyway, so the transaction itself is the claim there.
    /// </summary>
    public static Task TakeAsync(RunnerMassageContext context, string runnerId, CancellationToken cancellationToken) =>
        context.Database.IsNpgsql()
            ? context.Database.ExecuteSqlAsync(
                $"SELECT pg_advisory_xact_lock(hashtextextended({PostgreSqlClaims.User + runnerId}, 0))", cancellationToken)
            : Task.CompletedTask;
}
