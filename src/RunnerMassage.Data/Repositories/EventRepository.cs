using Microsoft.EntityFrameworkCore;
using RunnerMassage.Data.Journal;

namespace RunnerMassage.Data.Repositories;

/// <summary>Reads the changes of sessions in an order in which nothing appears behind a reader's back.</summary>
public sealed class EventRepository(RunnerMassageContext context)
{
    /// <summary>The events with a position greater than <paramref name="after"/>, in order of position; all have one.</summary>
    public async Task<IReadOnlyList<SessionEvent>> ListAsync(long after, int limit, CancellationToken cancellationToken) =>
        await context.SessionEvents.AsNoTracking().Where(change => change.Position > after)
            .OrderBy(change => change.Position).Take(limit).ToListAsync(cancellationToken);
}
