using Microsoft.EntityFrameworkCore;

namespace RunnerMassage.Data.Community;

/// <summary>Reads questions and answers as somebody sees them: everybody what is shown, authors also what of theirs is not.</summary>
public sealed class CommentReader(RunnerMassageContext context)
{
    /// <summary>So many questions stand on a page.</summary>
    public const int PageSize = 20;

    /// <summary>One page of a guide's questions, the newest first, with their answers, the oldest first.</summary>
    /// <param name="guideId">The guide.</param>
    /// <param name="viewerId">Id of the account that looks, or null.</param>
    /// <param name="page">Which page, from 1.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    public async Task<CommentPage> ListAsync(string guideId, string? viewerId, int page, CancellationToken cancellationToken)
    {
        var questions = await VisibleQuestions(guideId, viewerId).OrderByDescending(row => row.WrittenAt).ThenBy(row => row.Id)
            .Skip((page - 1) * PageSize).Take(PageSize + 1).ToListAsync(cancellationToken);
        var shown = questions.Take(PageSize).ToList();
        var ids = shown.ConvertAll(question => question.Id);
        var answers = shown.Count == 0 ? [] : await context.Comments.AsNoTracking()
            .Where(row => ids.Contains(row.ParentId!)
                && (row.State == ModerationState.Shown || (row.AuthorId == viewerId && row.State != ModerationState.Withdrawn)))
            .OrderBy(row => row.WrittenAt).ThenBy(row => row.Id).ToListAsync(cancellationToken);
        var reported = viewerId is null || shown.Count == 0 ? [] : await context.CommentReports
            .Where(report => report.ReporterId == viewerId && context.Comments.Any(row => row.Id == report.CommentId && row.GuideId == guideId))
            .Select(report => report.CommentId).ToListAsync(cancellationToken);
        var byQuestion = answers.ToLookup(answer => answer.ParentId, StringComparer.Ordinal);
        return new CommentPage(
            [.. shown.Select(question => new CommentThread(question, [.. byQuestion[question.Id]]))],
            HasMore: questions.Count > PageSize,
            reported.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Where a question stands for somebody, or null where they see none of that id.</summary>
    public async Task<QuestionPlace?> FindPlaceAsync(string questionId, string? viewerId, CancellationToken cancellationToken)
    {
        if (await context.Comments.AsNoTracking().SingleOrDefaultAsync(row => row.Id == questionId && row.ParentId == null, cancellationToken)
            is not { } question)
        {
            return null;
        }

        var visible = VisibleQuestions(question.GuideId, viewerId);
        // Those of one instant in the order that the database gives them on the page.
        var together = await visible.Where(row => row.WrittenAt == question.WrittenAt).OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(cancellationToken);
        if (!together.Contains(questionId))
        {
            return null;
        }

        var before = together.IndexOf(questionId) + await visible.CountAsync(row => row.WrittenAt > question.WrittenAt, cancellationToken);
        return new QuestionPlace(question.GuideId, await TypeOfAsync(question.GuideId, cancellationToken), question.Id, (before / PageSize) + 1);
    }

    /// <summary>A comment that everybody sees or that is the viewer's own, or null.</summary>
    public Task<Comment?> FindAsync(string id, string? viewerId, CancellationToken cancellationToken) =>
        context.Comments.AsNoTracking().SingleOrDefaultAsync(
            row => row.Id == id && (row.State == ModerationState.Shown || (row.AuthorId == viewerId && row.State != ModerationState.Withdrawn)),
            cancellationToken);

    /// <summary>The massage type that a guide is about, or null where it is a general one.</summary>
    public Task<string?> TypeOfAsync(string guideId, CancellationToken cancellationToken) =>
        context.Guides.Where(guide => guide.Id == guideId).Select(guide => guide.MassageTypeId).SingleOrDefaultAsync(cancellationToken);

    /// <summary>True where there is a guide of that id.</summary>
    public Task<bool> HasGuideAsync(string guideId, CancellationToken cancellationToken) =>
        context.Guides.AnyAsync(guide => guide.Id == guideId, cancellationToken);

    // A question that was taken back stays as a place for its answers.
    private IQueryable<Comment> VisibleQuestions(string guideId, string? viewerId) => context.Comments.AsNoTracking()
        .Where(row => row.GuideId == guideId && row.ParentId == null
            && (row.State == ModerationState.Shown
                || (row.AuthorId == viewerId && (row.State == ModerationState.Waiting || row.State == ModerationState.Hidden))
                || (row.State == ModerationState.Withdrawn
                    && context.Comments.Any(answer => answer.ParentId == row.Id && answer.State == ModerationState.Shown))));
}

/// <summary>One page of questions.</summary>
/// <param name="Threads">The questions with their answers.</param>
/// <param name="HasMore">True where older ones follow.</param>
/// <param name="Reported">Ids of the comments under this guide that the viewer has reported.</param>
public sealed record CommentPage(IReadOnlyList<CommentThread> Threads, bool HasMore, IReadOnlySet<string> Reported);

/// <summary>A question and what was said to it.</summary>
/// <param name="Question">The question.</param>
/// <param name="Answers">Answers and comments, the oldest first.</param>
public sealed record CommentThread(Comment Question, IReadOnlyList<Comment> Answers);

/// <summary>Where a question stands.</summary>
/// <param name="GuideId">Under this guide.</param>
/// <param name="MassageTypeId">Which is about this type, or null.</param>
/// <param name="QuestionId">The question.</param>
/// <param name="Page">On this page of questions, from 1.</param>
public sealed record QuestionPlace(string GuideId, string? MassageTypeId, string QuestionId, int Page);
