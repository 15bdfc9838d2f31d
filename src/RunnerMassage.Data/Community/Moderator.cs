using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data.Audit;

namespace RunnerMassage.Data.Community;

/// <summary>
/// Decides about comments for the clinic. Each decision is about the version that was read: whoever comes second, after another moderator
/// or after the author's own change, is told so and decides nothing.
/// </summary>
public sealed class Moderator(RunnerMassageContext context, IClock clock)
{
    /// <summary>Shows a comment to everybody, and settles what is open against it.</summary>
    public Task<ChangeOutcome> ApproveAsync(string id, int version, Actor by, CancellationToken cancellationToken) =>
        DecideAsync(id, version, by, ModerationState.Shown, cancellationToken);

    /// <summary>Takes a comment down, and settles what is open against it.</summary>
    public Task<ChangeOutcome> HideAsync(string id, int version, Actor by, CancellationToken cancellationToken) =>
        DecideAsync(id, version, by, ModerationState.Hidden, cancellationToken);

    /// <summary>Makes one's own hiding undone: the comment is where it was, and so are the reports against it.</summary>
    /// <param name="id">The comment.</param>
    /// <param name="version">Its version after it was hidden.</param>
    /// <param name="before">Where it stood: shown or waiting.</param>
    /// <param name="by">Who has hidden it.</param>
    /// <param name="cancellationToken">Stops the statements.</param>
    public async Task<ChangeOutcome> UndoAsync(string id, int version, ModerationState before, Actor by, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var now = clock.GetCurrentInstant();
        var comment = await context.Comments.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.DecidedById == by.Id, cancellationToken);
        if (comment is null)
        {
            return ChangeOutcome.NotThere;
        }

        var state = before == ModerationState.Waiting ? ModerationState.Waiting : ModerationState.Shown;
        var (decidedBy, decidedAt) = state == ModerationState.Waiting ? ((string?)null, (Instant?)null) : (by.Id, now);
        var changed = await context.Comments.Where(row => row.Id == id && row.Version == version && row.State == ModerationState.Hidden)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, state).SetProperty(row => row.DecidedById, decidedBy)
                    .SetProperty(row => row.DecidedAt, decidedAt).SetProperty(row => row.Version, row => row.Version + 1),
                cancellationToken);
        if (changed == 0)
        {
            return ChangeOutcome.Changed;
        }

        // The reports that the hiding has settled carry its instant.
        await context.CommentReports.Where(report => report.CommentId == id && report.SettledAt == comment.DecidedAt)
            .ExecuteUpdateAsync(set => set.SetProperty(report => report.SettledAt, (Instant?)null), cancellationToken);
        await WriteDownAsync(id, "put back", by, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return ChangeOutcome.Done;
    }

    private async Task<ChangeOutcome> DecideAsync(
        string id, int version, Actor by, ModerationState state, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var now = clock.GetCurrentInstant();
        var changed = await context.Comments.Where(row => row.Id == id && row.Version == version && row.State != ModerationState.Withdrawn)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, state).SetProperty(row => row.DecidedById, by.Id)
                    .SetProperty(row => row.DecidedAt, now).SetProperty(row => row.Version, row => row.Version + 1),
                cancellationToken);
        if (changed == 0)
        {
            return await context.Comments.AnyAsync(row => row.Id == id, cancellationToken) ? ChangeOutcome.Changed : ChangeOutcome.NotThere;
        }

        await context.CommentReports.Where(report => report.CommentId == id && report.SettledAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(report => report.SettledAt, now), cancellationToken);
        await WriteDownAsync(id, state == ModerationState.Shown ? "shown" : "taken down", by, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return ChangeOutcome.Done;
    }

    private async Task WriteDownAsync(string id, string decision, Actor by, Instant now, CancellationToken cancellationToken)
    {
        AuditLog.Add(context, new AuditNote(by, AuditActions.CommentDecided, AuditSubject.Comment(id), decision), now);
        await context.SaveChangesAsync(cancellationToken);
    }
}
