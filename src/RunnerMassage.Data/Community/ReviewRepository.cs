using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data.Audit;
using RunnerMassage.Scheduling;

namespace RunnerMassage.Data.Community;

/// <summary>Keeps what runners say about their sessions.</summary>
public sealed class ReviewRepository(RunnerMassageContext context, IClock clock)
{
    // The column holds 1 to 5; what is taken back counts nowhere, so any of them says as little as the other.
    private const int NoStars = 3;

    /// <summary>One's own review of a session, or null; also what is withdrawn.</summary>
    public Task<SessionReview?> FindOwnAsync(string sessionId, string runnerId, CancellationToken cancellationToken) =>
        context.SessionReviews.AsNoTracking().SingleOrDefaultAsync(row => row.SessionId == sessionId && row.RunnerId == runnerId, cancellationToken);

    /// <summary>Ids of the sessions that the runner has reviewed and not taken back.</summary>
    public async Task<IReadOnlySet<string>> ListReviewedAsync(string runnerId, CancellationToken cancellationToken) =>
        (await context.SessionReviews.Where(row => row.RunnerId == runnerId && row.State != ModerationState.Withdrawn)
            .Select(row => row.SessionId).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);

    /// <summary>Keeps a review, new or changed; either way the clinic looks at it before it is shown.</summary>
    /// <param name="review">What the runner says.</param>
    /// <param name="version">The version that was changed, or 0 where there was none.</param>
    /// <param name="cancellationToken">Stops the statements.</param>
    public async Task<ChangeOutcome> SaveAsync(WrittenReview review, int version, CancellationToken cancellationToken)
    {
        await using var transaction = await AccountTurn.BeginAsync(context, review.RunnerId, cancellationToken);
        var now = clock.GetCurrentInstant();
        var session = await context.MassageSessions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == review.SessionId, cancellationToken);
        if (session is null || session.RunnerId != review.RunnerId || session.Status != SessionStatus.Done)
        {
            return ChangeOutcome.NotThere;
        }

        if (!ReviewRules.MayReview(session, review.RunnerId, now))
        {
            return ChangeOutcome.TooLate;
        }

        var (name, text) = (PlainText.Line(review.ShownName), PlainText.Lines(review.Text) is { Length: > 0 } lines ? lines : null);
        if (await context.SessionReviews.AnyAsync(row => row.SessionId == review.SessionId, cancellationToken))
        {
            var changed = await context.SessionReviews.Where(row => row.SessionId == review.SessionId && row.Version == version).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Stars, review.Stars).SetProperty(row => row.Text, text).SetProperty(row => row.ShownName, name)
                    .SetProperty(row => row.EditedAt, now).SetProperty(row => row.State, ModerationState.Waiting)
                    .SetProperty(row => row.DecidedById, (string?)null).SetProperty(row => row.DecidedAt, (Instant?)null)
                    .SetProperty(row => row.Version, row => row.Version + 1),
                cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return changed == 1 ? ChangeOutcome.Done : ChangeOutcome.Changed;
        }

        context.SessionReviews.Add(new SessionReview
        {
            SessionId = session.Id,
            RunnerId = session.RunnerId,
            TherapistId = session.TherapistId,
            ShownName = name,
            Stars = review.Stars,
            Text = text,
            WrittenAt = now,
            State = ModerationState.Waiting,
        });
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return ChangeOutcome.Done;
    }

    /// <summary>Takes one's own review back; its text, name and stars leave the database.</summary>
    /// <returns>False where there is none to take back.</returns>
    public async Task<bool> WithdrawAsync(string sessionId, string runnerId, CancellationToken cancellationToken) =>
        await WithdrawAsync(context.SessionReviews.Where(row => row.SessionId == sessionId && row.RunnerId == runnerId), cancellationToken) == 1;

    /// <summary>Shows a review to everybody, or takes it down.</summary>
    /// <param name="sessionId">The session that it is about.</param>
    /// <param name="version">The version that was read.</param>
    /// <param name="state"><see cref="ModerationState.Shown"/>, <see cref="ModerationState.Hidden"/>, or to undo <see cref="ModerationState.Waiting"/>.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="cancellationToken">Stops the statement.</param>
    public async Task<ChangeOutcome> DecideAsync(
        string sessionId, int version, ModerationState state, Actor by, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var now = clock.GetCurrentInstant();
        var changed = await context.SessionReviews
            .Where(row => row.SessionId == sessionId && row.Version == version && row.State != ModerationState.Withdrawn).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, state).SetProperty(row => row.DecidedById, by.Id).SetProperty(row => row.DecidedAt, now)
                    .SetProperty(row => row.Version, row => row.Version + 1),
                cancellationToken);
        if (changed == 0)
        {
            return await context.SessionReviews.AnyAsync(row => row.SessionId == sessionId, cancellationToken) ? ChangeOutcome.Changed : ChangeOutcome.NotThere;
        }

        var decision = state switch
        {
            ModerationState.Shown => "shown",
            ModerationState.Hidden => "taken down",
            _ => "put back",
        };
        AuditLog.Add(context, new AuditNote(by, AuditActions.ReviewDecided, AuditSubject.Review(sessionId), decision), now);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return ChangeOutcome.Done;
    }

    internal static Task<int> WithdrawAsync(IQueryable<SessionReview> reviews, CancellationToken cancellationToken) =>
        reviews.Where(row => row.State != ModerationState.Withdrawn).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, ModerationState.Withdrawn).SetProperty(row => row.Text, (string?)null)
                .SetProperty(row => row.ShownName, "").SetProperty(row => row.Stars, NoStars)
                .SetProperty(row => row.Version, row => row.Version + 1),
            cancellationToken);
}

/// <summary>What a runner says about a session.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="RunnerId">Id of the runner's account.</param>
/// <param name="Stars">From 1 to 5.</param>
/// <param name="ShownName">The name to be shown.</param>
/// <param name="Text">The text, or null.</param>
public sealed record WrittenReview(string SessionId, string RunnerId, int Stars, string ShownName, string? Text);
