using Microsoft.EntityFrameworkCore;
using RunnerMassage.Data.Guidance;

namespace RunnerMassage.Data.Community;

/// <summary>Reads what waits for a decision of the clinic.</summary>
public sealed class ModerationQueue(RunnerMassageContext context)
{
    /// <summary>Comments that wait for a look or that somebody has reported, the oldest first.</summary>
    public async Task<IReadOnlyList<QueuedComment>> ListCommentsAsync(int most, CancellationToken cancellationToken) =>
        await ReadAsync(Open().OrderBy(row => row.WrittenAt).ThenBy(row => row.Id).Take(most), cancellationToken);

    /// <summary>Comments that the clinic has taken down, the latest decision first.</summary>
    public async Task<IReadOnlyList<QueuedComment>> ListHiddenAsync(int most, CancellationToken cancellationToken) =>
        await ReadAsync(
            context.Comments.AsNoTracking().Where(row => row.State == ModerationState.Hidden)
                .OrderByDescending(row => row.DecidedAt).ThenBy(row => row.Id).Take(most),
            cancellationToken);

    /// <summary>Reviews in a state, the oldest first.</summary>
    public async Task<IReadOnlyList<QueuedReview>> ListReviewsAsync(ModerationState state, int most, CancellationToken cancellationToken) =>
        await (from review in context.SessionReviews.AsNoTracking()
               join therapist in context.Therapists on review.TherapistId equals therapist.Id
               where review.State == state
               orderby review.WrittenAt, review.SessionId
               select new QueuedReview(review, therapist.Name)).Take(most).ToListAsync(cancellationToken);

    /// <summary>A comment as it stands, or null.</summary>
    public Task<Comment?> FindAsync(string id, CancellationToken cancellationToken) =>
        context.Comments.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken);

    /// <summary>How many comments wait for a decision.</summary>
    public Task<int> CountCommentsAsync(CancellationToken cancellationToken) => Open().CountAsync(cancellationToken);

    private IQueryable<Comment> Open() => context.Comments.AsNoTracking().Where(row => row.State == ModerationState.Waiting
        || (row.State == ModerationState.Shown && context.CommentReports.Any(report => report.CommentId == row.Id && report.SettledAt == null)));

    private async Task<IReadOnlyList<QueuedComment>> ReadAsync(IQueryable<Comment> comments, CancellationToken cancellationToken)
    {
        var rows = await (from comment in comments
                          join guide in context.Guides on comment.GuideId equals guide.Id
                          join one in context.Comments on comment.ParentId equals one.Id into questions
                          from question in questions.DefaultIfEmpty()
                          select new
                          {
                              Comment = comment,
                              Question = question,
                              guide.MassageTypeId,
                              Title = context.GuideVersions.Where(version => version.GuideId == guide.Id && version.State == GuideState.Published)
                                  .OrderByDescending(version => version.Number).Select(version => version.Title).FirstOrDefault(),
                          }).ToListAsync(cancellationToken);
        var ids = rows.ConvertAll(row => row.Comment.Id);
        var reports = (await context.CommentReports.AsNoTracking().Where(report => ids.Contains(report.CommentId) && report.SettledAt == null)
            .OrderBy(report => report.ReportedAt).ToListAsync(cancellationToken)).ToLookup(report => report.CommentId, StringComparer.Ordinal);
        return
        [
            .. rows.Select(row => new QueuedComment(
                row.Comment, row.Question, row.Title ?? row.Comment.GuideId, row.MassageTypeId, [.. reports[row.Comment.Id]])),
        ];
    }
}

/// <summary>A comment that waits for a decision, with what helps to decide.</summary>
/// <param name="Comment">The comment.</param>
/// <param name="Question">The question that it answers, or null where it is one.</param>
/// <param name="GuideTitle">Title of the guide that it stands under.</param>
/// <param name="MassageTypeId">The massage type that the guide is about, or null.</param>
/// <param name="Reports">What is open against it, the oldest first.</param>
public sealed record QueuedComment(
    Comment Comment, Comment? Question, string GuideTitle, string? MassageTypeId, IReadOnlyList<CommentReport> Reports);

/// <summary>A review that waits for a decision.</summary>
/// <param name="Review">The review.</param>
/// <param name="TherapistName">Name of the therapist that it is about.</param>
public sealed record QueuedReview(SessionReview Review, string TherapistName);
