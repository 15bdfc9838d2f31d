using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace RunnerMassage.Data.Community;

/// <summary>Takes comments back: what they said and under which name goes, so that only the place in a conversation is left.</summary>
internal static class Withdrawal
{
    /// <summary>Takes them back, and with them what is open against them.</summary>
    /// <param name="context">The unit of work, within a transaction.</param>
    /// <param name="comments">The comments.</param>
    /// <param name="now">The present.</param>
    /// <param name="cancellationToken">Stops the statements.</param>
    /// <returns>How many there were.</returns>
    public static async Task<int> OfAsync(
        RunnerMassageContext context, IQueryable<Comment> comments, Instant now, CancellationToken cancellationToken)
    {
        await context.CommentReports.Where(report => report.SettledAt == null && comments.Any(comment => comment.Id == report.CommentId))
            .ExecuteUpdateAsync(set => set.SetProperty(report => report.SettledAt, now), cancellationToken);
        return await comments.ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, ModerationState.Withdrawn).SetProperty(row => row.Text, "")
                .SetProperty(row => row.ShownName, "").SetProperty(row => row.EditedAt, (Instant?)null)
                .SetProperty(row => row.Version, row => row.Version + 1),
            cancellationToken);
    }
}
