using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace RunnerMassage.Data.Diary;

/// <summary>Removes answers that are too old to be repeated.</summary>
public sealed class IdempotencyCleanup(RunnerMassageContext context)
{
    /// <summary>Deletes the answers given 24 hours or more before <paramref name="now"/>.</summary>
    /// <returns>How many there were.</returns>
    public Task<int> DeleteExpiredAsync(Instant now, CancellationToken cancellationToken)
    {
        var oldest = now - DecisionStore.AnswersAreKept;
        return context.IdempotencyRecords.Where(record => record.CreatedAt <= oldest).ExecuteDeleteAsync(cancellationToken);
    }
}
