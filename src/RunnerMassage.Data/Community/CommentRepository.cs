using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data.Mail;

namespace RunnerMassage.Data.Community;

/// <summary>Keeps what people write under the guidance, and what they change of their own.</summary>
public sealed class CommentRepository(RunnerMassageContext context, IClock clock)
{
    /// <summary>
    /// Keeps a question, a comment or an answer. An answer of the clinic shows the question too, where that still waited, and writes to who
    /// asked.
    /// </summary>
    public async Task<PostOutcome> PostAsync(NewComment post, CommentWriter writer, CancellationToken cancellationToken)
    {
        await using var transaction = await AccountTurn.BeginAsync(context, writer.UserId, cancellationToken);
        var (now, text) = (clock.GetCurrentInstant(), PlainText.Lines(post.Text));
        var question = post.QuestionId is null ? null : await FindQuestionAsync(post, writer, cancellationToken);
        if (post.QuestionId is null ? !await context.Guides.AnyAsync(guide => guide.Id == post.GuideId, cancellationToken) : question is null)
        {
            return new PostOutcome.NotThere();
        }

        var lately = await LatelyAsync(writer.UserId, now, cancellationToken);
        if (lately.Find(earlier => PlainText.SaysTheSame(earlier.Text, text)) is { } same)
        {
            return new PostOutcome.Repeated(same);
        }

        if (!writer.IsClinic && PostingLimit.Comments.WaitUntil(lately.Select(earlier => earlier.WrittenAt), now) is { } until)
        {
            return new PostOutcome.TooMany(until);
        }

        if (question is { State: ModerationState.Waiting } && !await ShowAsync(question, post.QuestionVersion, writer, now, cancellationToken))
        {
            return new PostOutcome.QuestionChanged();
        }

        var comment = new Comment
        {
            Id = Guid.NewGuid().ToString("N"),
            GuideId = question?.GuideId ?? post.GuideId,
            ParentId = question?.Id,
            AuthorId = writer.UserId,
            AuthorRole = writer.Role,
            ShownName = PlainText.Line(post.ShownName),
            Text = text,
            WrittenAt = now,
            State = ModerationRules.StateOf(writer.Role, await ApprovedAsync(writer.UserId, except: null, cancellationToken), text),
        };
        context.Comments.Add(comment);
        if (question is not null && writer.IsClinic && question.AuthorId != writer.UserId)
        {
            Outbox.Add(context, QuestionMailData.Mail(question, comment), now);
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new PostOutcome.Kept(comment);
    }

    /// <summary>Changes one's own comment, within <see cref="ModerationRules.EditWindow"/>; it waits again where a new one would.</summary>
    public async Task<ChangeOutcome> EditAsync(
        string id, int version, string shownName, string text, CommentWriter writer, CancellationToken cancellationToken)
    {
        await using var transaction = await AccountTurn.BeginAsync(context, writer.UserId, cancellationToken);
        var now = clock.GetCurrentInstant();
        if (await FindOwnAsync(id, writer.UserId, cancellationToken) is not { State: not ModerationState.Withdrawn } comment)
        {
            return ChangeOutcome.NotThere;
        }

        if (!ModerationRules.MayEdit(comment, writer.UserId, now))
        {
            return ChangeOutcome.TooLate;
        }

        var (name, lines) = (PlainText.Line(shownName), PlainText.Lines(text));
        var state = ModerationRules.StateOf(comment.AuthorRole, await ApprovedAsync(writer.UserId, except: id, cancellationToken), lines);
        var (decidedBy, decidedAt) = state == ModerationState.Waiting ? (null, null) : (comment.DecidedById, comment.DecidedAt);
        var changed = await context.Comments.Where(row => row.Id == id && row.Version == version).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.ShownName, name).SetProperty(row => row.Text, lines).SetProperty(row => row.EditedAt, now)
                .SetProperty(row => row.State, state).SetProperty(row => row.DecidedById, decidedBy).SetProperty(row => row.DecidedAt, decidedAt)
                .SetProperty(row => row.Version, row => row.Version + 1),
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return changed == 1 ? ChangeOutcome.Done : ChangeOutcome.Changed;
    }

    /// <summary>Takes one's own comment back: its text and name leave the database, whoever has looked at it meanwhile.</summary>
    /// <returns>False where there is none to take back.</returns>
    public async Task<bool> WithdrawAsync(string id, string userId, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var own = context.Comments.Where(row => row.Id == id && row.AuthorId == userId && row.State != ModerationState.Withdrawn);
        var withdrawn = await Withdrawal.OfAsync(context, own, clock.GetCurrentInstant(), cancellationToken) == 1;
        await transaction.CommitAsync(cancellationToken);
        return withdrawn;
    }

    /// <summary>One's own comment, or null; also what is withdrawn.</summary>
    public Task<Comment?> FindOwnAsync(string id, string userId, CancellationToken cancellationToken) =>
        context.Comments.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.AuthorId == userId, cancellationToken);

    private Task<Comment?> FindQuestionAsync(NewComment post, CommentWriter writer, CancellationToken cancellationToken) =>
        context.Comments.AsNoTracking().SingleOrDefaultAsync(
            row => row.Id == post.QuestionId && row.ParentId == null
                && (row.State == ModerationState.Shown || (writer.IsClinic && row.State == ModerationState.Waiting)),
            cancellationToken);

    private Task<List<Comment>> LatelyAsync(string userId, Instant now, CancellationToken cancellationToken)
    {
        var since = now - PostingLimit.LooksBack;
        return context.Comments.AsNoTracking().Where(row => row.AuthorId == userId && row.WrittenAt > since).ToListAsync(cancellationToken);
    }

    private async Task<int> ApprovedAsync(string userId, string? except, CancellationToken cancellationToken)
    {
        var others = context.Comments.Where(row => row.AuthorId == userId && row.Id != except);
        var hidden = await others.Where(row => row.State == ModerationState.Hidden).MaxAsync(row => row.DecidedAt, cancellationToken);
        var approved = others.Where(row => row.State == ModerationState.Shown && row.DecidedById != null);
        return await (hidden is null ? approved : approved.Where(row => row.DecidedAt > hidden)).CountAsync(cancellationToken);
    }

    private async Task<bool> ShowAsync(Comment question, int? version, CommentWriter writer, Instant now, CancellationToken cancellationToken) =>
        await context.Comments.Where(row => row.Id == question.Id && row.Version == version && row.State == ModerationState.Waiting).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, ModerationState.Shown).SetProperty(row => row.DecidedById, writer.UserId)
                .SetProperty(row => row.DecidedAt, now).SetProperty(row => row.Version, row => row.Version + 1),
            cancellationToken) == 1;
}
