using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace RunnerMassage.Data.Community;

/// <summary>Keeps what people find wrong with comments.</summary>
public sealed class CommentReports(RunnerMassageContext context, IClock clock)
{
    /// <summary>Keeps a report; each account reports a comment once, and nothing is kept about what is no longer shown or the account's own.</summary>
    /// <returns>From when on the account may report again, where it has reported too much lately; else null.</returns>
    public async Task<Instant?> AddAsync(string commentId, string userId, string reason, CancellationToken cancellationToken)
    {
        await using var transaction = await AccountTurn.BeginAsync(context, userId, cancellationToken);
        var now = clock.GetCurrentInstant();
        var comment = await context.Comments.AsNoTracking().SingleOrDefaultAsync(row => row.Id == commentId, cancellationToken);
        if (comment is null || !ModerationRules.MayReport(comment, userId))
        {
            return null;
        }

        if (await context.CommentReports.AnyAsync(report => report.CommentId == commentId && report.ReporterId == userId, cancellationToken))
        {
            return null;
        }

        var since = now - PostingLimit.LooksBack;
        var lately = await context.CommentReports.Where(report => report.ReporterId == userId && report.ReportedAt > since)
            .Select(report => report.ReportedAt).ToListAsync(cancellationToken);
        if (PostingLimit.Reports.WaitUntil(lately, now) is { } until)
        {
            return until;
        }

        context.CommentReports.Add(new CommentReport
        {
            Id = Guid.NewGuid().ToString("N"),
            CommentId = commentId,
            ReporterId = userId,
            Reason = PlainText.Lines(reason),
            ReportedAt = now,
        });
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }
}
