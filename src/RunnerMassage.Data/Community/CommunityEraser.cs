using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace RunnerMassage.Data.Community;

/// <summary>What one person has written for others to read: for their export, and to take it back when their account goes.</summary>
public sealed class CommunityEraser(RunnerMassageContext context, IClock clock)
{
    /// <summary>Reads it, the earliest first.</summary>
    public async Task<OwnWords> ReadAsync(string userId, CancellationToken cancellationToken) => new(
        await context.Comments.AsNoTracking().Where(row => row.AuthorId == userId && row.State != ModerationState.Withdrawn)
            .OrderBy(row => row.WrittenAt).ToListAsync(cancellationToken),
        await context.CommentReports.AsNoTracking().Where(row => row.ReporterId == userId).OrderBy(row => row.ReportedAt).ToListAsync(cancellationToken),
        await context.SessionReviews.AsNoTracking().Where(row => row.RunnerId == userId && row.State != ModerationState.Withdrawn)
            .OrderBy(row => row.WrittenAt).ToListAsync(cancellationToken));

    /// <summary>Takes it back, within the caller's transaction; answers of others to it stay.</summary>
    public async Task ForgetAsync(string userId, CancellationToken cancellationToken)
    {
        var own = context.Comments.Where(row => row.AuthorId == userId && row.State != ModerationState.Withdrawn);
        await Withdrawal.OfAsync(context, own, clock.GetCurrentInstant(), cancellationToken);
        await context.CommentReports.Where(row => row.ReporterId == userId).ExecuteDeleteAsync(cancellationToken);
        await context.SessionReviews.Where(row => row.RunnerId == userId).ExecuteDeleteAsync(cancellationToken);
    }
}

/// <summary>What one person has written for others to read.</summary>
/// <param name="Comments">Questions, comments and answers.</param>
/// <param name="Reports">Reports of comments.</param>
/// <param name="Reviews">Reviews of sessions.</param>
public sealed record OwnWords(IReadOnlyList<Comment> Comments, IReadOnlyList<CommentReport> Reports, IReadOnlyList<SessionReview> Reviews);
