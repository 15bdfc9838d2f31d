using Microsoft.EntityFrameworkCore;

namespace RunnerMassage.Data.Diary;

/// <summary>The claim on a therapist that the diary takes for a booking, for others who change what bookings go by.</summary>
internal static class TherapistClaim
{
    /// <summary>
    /// Waits until no booking with the therapist is being decided, and keeps others waiting until the current transaction ends. SQLite has
    /// one writer anyway, so the transaction itself is the claim there.
    /// </summary>
    public static Task TakeAsync(RunnerMassageContext context, string therapistId, CancellationToken cancellationToken) =>
        context.Database.IsNpgsql()
            ? context.Database.ExecuteSqlAsync(
                $"SELECT pg_advisory_xact_lock(hashtextextended({PostgreSqlClaims.Therapist + therapistId}, 0))", cancellationToken)
            : Task.CompletedTask;
}
