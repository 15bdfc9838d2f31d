using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace RunnerMassage.Data.Safety;

/// <summary>Deletes what has been kept for long enough, a batch at a time so that nobody who books waits for it.</summary>
public sealed class RetentionCleanup(RunnerMassageContext context, RetentionRepository periods)
{
    /// <summary>Rows that one statement deletes at most.</summary>
    public const int Batch = 500;

    /// <summary>Applies the clinic's periods as of an instant.</summary>
    /// <returns>How many rows went, by kind.</returns>
    public async Task<IReadOnlyDictionary<string, int>> RunAsync(Instant now, CancellationToken cancellationToken)
    {
        var removed = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var period in await periods.ListAsync(cancellationToken))
        {
            removed[period.Kind.Name] = await RemoveAsync(period.Kind, now - Duration.FromDays(period.Days), cancellationToken);
        }

        return removed;
    }

    private Task<int> RemoveAsync(RetentionKind kind, Instant oldest, CancellationToken cancellationToken) => kind.Name switch
    {
        "soreness" => InBatchesAsync(
            context.SorenessReports.Where(report => report.At < oldest).OrderBy(report => report.Id), cancellationToken),
        "safety-holds" => InBatchesAsync(
            context.SafetyHolds.Where(hold => hold.EndsAt < oldest || (hold.Decision == HoldDecision.Cleared && hold.DecidedAt < oldest))
                .OrderBy(hold => hold.Id),
            cancellationToken),
        // A hold needs the row that it comes from: it loses its answers and goes with the hold.
        "screening-old" => ForgetAsync(
            context.Screenings.Where(one => one.GivenAt < oldest && context.Screenings.Any(newer => newer.RunnerId == one.RunnerId
                && newer.GivenAt > one.GivenAt && (newer.ProtectedAnswers != null || one.ProtectedAnswers == null))),
            cancellationToken),
        _ => ForgetAsync(context.Screenings.Where(one => one.GivenAt < oldest), cancellationToken),
    };

    private async Task<int> ForgetAsync(IQueryable<StoredScreening> screenings, CancellationToken cancellationToken)
    {
        var removed = await InBatchesAsync(
            screenings.Where(one => !context.SafetyHolds.Any(hold => hold.ScreeningId == one.Id)).OrderBy(one => one.Id), cancellationToken);
        var held = screenings.Where(one => one.ProtectedAnswers != null).OrderBy(one => one.Id).Take(Batch);
        for (int emptied; ; removed += emptied)
        {
            emptied = await held.ExecuteUpdateAsync(set => set.SetProperty(one => one.ProtectedAnswers, (string?)null), cancellationToken);
            if (emptied == 0)
            {
                return removed;
            }
        }
    }

    private static async Task<int> InBatchesAsync<T>(IOrderedQueryable<T> rows, CancellationToken cancellationToken)
    {
        var removed = 0;
        for (int last = Batch; last == Batch; removed += last)
        {
            last = await rows.Take(Batch).ExecuteDeleteAsync(cancellationToken);
        }

        return removed;
    }
}
