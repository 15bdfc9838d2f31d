using Microsoft.EntityFrameworkCore;
using RunnerMassage.Data.Journal;

namespace RunnerMassage.Data.Repositories;

/// <summary>
/// Reads the changes of sessions in an order in which nothing appears behind a reader's back. Transactions may be committed in another order
/// than they took their ids in, so an event gets its place in the list only when it is first read, after all that have one.
/// </summary>
public sealed class EventRepository(RunnerMassageContext context)
{
    private const string PlaceNewOnes =
        """
        UPDATE "SessionEvents" SET "Position" = placed."Position"
        FROM (SELECT "Id", (SELECT COALESCE(MAX("Position"), 0) FROM "SessionEvents") + ROW_NUMBER() OVER (ORDER BY "Id") AS "Position"
              FROM "SessionEvents" WHERE "Position" IS NULL) AS placed
        WHERE "SessionEvents"."Id" = placed."Id"
        """;

    // Any number that nothing else in the database uses; two readers must not place the same events at once.
    private const string OneAtATime = "SELECT pg_advisory_xact_lock(hashtextextended('session-events', 0))";

    /// <summary>The events with a position greater than <paramref name="after"/>, in order of position; all have one.</summary>
    public async Task<IReadOnlyList<SessionEvent>> ListAsync(long after, int limit, CancellationToken cancellationToken)
    {
        if (await context.SessionEvents.AnyAsync(change => change.Position == null, cancellationToken))
        {
            await PlaceAsync(cancellationToken);
        }

        return await context.SessionEvents.AsNoTracking().Where(change => change.Position > after)
            .OrderBy(change => change.Position).Take(limit).ToListAsync(cancellationToken);
    }

    private async Task PlaceAsync(CancellationToken cancellationToken)
    {
        // On SQLite this begins as a writing transaction, so it waits for the file's lock before it looks.
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (context.Database.IsNpgsql())
        {
            await context.Database.ExecuteSqlRawAsync(OneAtATime, cancellationToken);
        }

        await context.Database.ExecuteSqlRawAsync(PlaceNewOnes, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
