using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data.Audit;

namespace RunnerMassage.Data.Guidance;

/// <summary>
/// Writes guidance. Every save is a version of its own, and no text is ever changed or deleted; only where a version stands changes. Whoever
/// saves without having seen the newest version is told so: <see cref="Guide.LatestNumber"/> goes up by one conditional update, so that of
/// several who save at the same moment one wins, on either database.
/// </summary>
public sealed class GuideEditor(RunnerMassageContext context, IClock clock)
{
    /// <summary>Begins a guide with a first draft.</summary>
    /// <param name="guide">The guide; its <see cref="Guide.LatestNumber"/> is set here.</param>
    /// <param name="text">What the draft says.</param>
    /// <param name="by">Who begins it, for the versions and the audit log.</param>
    /// <param name="cancellationToken">Stops before anything is saved.</param>
    /// <returns>False where a guide of that id, or of that massage type, exists.</returns>
    public async Task<bool> BeginAsync(Guide guide, GuideText text, Actor by, CancellationToken cancellationToken)
    {
        if (await ExistsAsync(guide, cancellationToken))
        {
            return false;
        }

        var now = clock.GetCurrentInstant();
        guide.LatestNumber = 1;
        guide.SortOrder = (await context.Guides.MaxAsync(other => (int?)other.SortOrder, cancellationToken) ?? 0) + 1;
        context.Guides.Add(guide);
        context.GuideVersions.Add(text.ToVersion(guide.Id, 1, by.Id, now));
        AuditLog.Add(context, new AuditNote(by, AuditActions.GuideSaved, AuditSubject.Guide(guide.Id), "version 1, draft"), now);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException)
        {
            // Somebody began it at the same moment; anything else is no conflict and must not be swallowed.
            context.ChangeTracker.Clear();
            if (!await ExistsAsync(guide, cancellationToken))
            {
                throw;
            }

            return false;
        }
    }

    /// <summary>Saves a text as the version after the newest one. What waited for review until then, waits no more.</summary>
    /// <param name="save">The text, where it shall stand, and which version the editor had seen.</param>
    /// <param name="by">Who saves it.</param>
    /// <param name="cancellationToken">Stops before anything is saved.</param>
    public async Task<GuideOutcome> SaveAsync(GuideSave save, Actor by, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var counted = await context.Guides.Where(guide => guide.Id == save.GuideId && guide.LatestNumber == save.SeenNumber)
            .ExecuteUpdateAsync(set => set.SetProperty(guide => guide.LatestNumber, save.SeenNumber + 1), cancellationToken);
        if (counted == 0)
        {
            return await context.Guides.AnyAsync(guide => guide.Id == save.GuideId, cancellationToken)
                ? new GuideOutcome.Conflict()
                : new GuideOutcome.NotFound();
        }

        await context.GuideVersions.Where(version => version.GuideId == save.GuideId && version.State == GuideState.InReview)
            .ExecuteUpdateAsync(set => set.SetProperty(version => version.State, GuideState.Draft), cancellationToken);
        var saved = save.ToVersion(by.Id, now);
        context.GuideVersions.Add(saved);
        AuditLog.Add(context, new AuditNote(by, save.AuditAction, AuditSubject.Guide(save.GuideId), GuideSave.Tell(saved)), now);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(CancellationToken.None);
            return new GuideOutcome.Saved(saved.Number, saved.PublishAt);
        }
        finally
        {
            context.ChangeTracker.Clear();
        }
    }

    /// <summary>Publishes a version that waits for review. Its author cannot: somebody else looks at it.</summary>
    /// <param name="guideId">The guide.</param>
    /// <param name="number">The version.</param>
    /// <param name="publishAt">From when on visitors see it; the present where that has passed.</param>
    /// <param name="by">Who has looked at it.</param>
    /// <param name="cancellationToken">Stops before anything is saved.</param>
    public Task<ReviewOutcome> PublishAsync(string guideId, int number, Instant publishAt, Actor by, CancellationToken cancellationToken)
    {
        var from = Instant.Max(publishAt, clock.GetCurrentInstant());
        return ReviewAsync(
            guideId, number, by,
            waiting => waiting.ExecuteUpdateAsync(
                set => set.SetProperty(version => version.State, GuideState.Published)
                    .SetProperty(version => version.PublishAt, from).SetProperty(version => version.PublishedById, by.Id),
                cancellationToken),
            new AuditNote(by, AuditActions.GuidePublished, AuditSubject.Guide(guideId), FormattableString.Invariant($"version {number}, after review, from {from}")),
            cancellationToken);
    }

    /// <summary>Makes a version that waits for review a draft again, and tells its author why.</summary>
    /// <param name="guideId">The guide.</param>
    /// <param name="number">The version.</param>
    /// <param name="note">What should be otherwise.</param>
    /// <param name="by">Who has looked at it; not its author.</param>
    /// <param name="cancellationToken">Stops before anything is saved.</param>
    public Task<ReviewOutcome> SendBackAsync(string guideId, int number, string note, Actor by, CancellationToken cancellationToken) => ReviewAsync(
        guideId, number, by,
        waiting => waiting.ExecuteUpdateAsync(
            set => set.SetProperty(version => version.State, GuideState.Draft)
                .SetProperty(version => version.SentBackById, by.Id).SetProperty(version => version.ReviewNote, note),
            cancellationToken),
        new AuditNote(by, AuditActions.GuideSentBack, AuditSubject.Guide(guideId), FormattableString.Invariant($"version {number}")),
        cancellationToken);

    /// <summary>Calls off a publication whose time has not come: the version is a draft again.</summary>
    /// <returns>False where it was published by then, or called off before.</returns>
    public async Task<bool> CallOffAsync(string guideId, int number, Actor by, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var changed = await context.GuideVersions
            .Where(version => version.GuideId == guideId && version.Number == number && version.State == GuideState.Published && version.PublishAt > now)
            .ExecuteUpdateAsync(
                set => set.SetProperty(version => version.State, GuideState.Draft)
                    .SetProperty(version => version.PublishAt, (Instant?)null).SetProperty(version => version.PublishedById, (string?)null),
                cancellationToken);
        var note = new AuditNote(by, AuditActions.GuideCalledOff, AuditSubject.Guide(guideId), FormattableString.Invariant($"version {number}"));
        return changed > 0 && await CommitAsync(note, now, transaction, cancellationToken);
    }

    private async Task<ReviewOutcome> ReviewAsync(
        string guideId, int number, Actor by, Func<IQueryable<GuideVersion>, Task<int>> decide, AuditNote note, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var waiting = context.GuideVersions.Where(version => version.GuideId == guideId && version.Number == number && version.State == GuideState.InReview);
        if (await waiting.AnyAsync(version => version.AuthorId == by.Id, cancellationToken))
        {
            return ReviewOutcome.OwnVersion;
        }

        return await decide(waiting) > 0 && await CommitAsync(note, clock.GetCurrentInstant(), transaction, cancellationToken)
            ? ReviewOutcome.Done
            : ReviewOutcome.NoLongerWaiting;
    }

    private async Task<bool> CommitAsync(
        AuditNote note, Instant now, Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction transaction, CancellationToken cancellationToken)
    {
        AuditLog.Add(context, note, now);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        return true;
    }

    private Task<bool> ExistsAsync(Guide guide, CancellationToken cancellationToken) => context.Guides.AnyAsync(
        other => other.Id == guide.Id || (guide.MassageTypeId != null && other.MassageTypeId == guide.MassageTypeId), cancellationToken);
}
