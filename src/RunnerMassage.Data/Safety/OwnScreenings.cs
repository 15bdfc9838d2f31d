using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data.Audit;
using RunnerMassage.Data.Diary;
using RunnerMassage.Scheduling;

namespace RunnerMassage.Data.Safety;

/// <summary>What runners do with their own answers besides giving them.</summary>
public sealed class OwnScreenings(RunnerMassageContext context, IClock clock)
{
    /// <summary>
    /// Deletes all of the runner's answers. What holds bookings back stays until it is lifted, but nothing says why any more.
    /// </summary>
    /// <returns>How many rounds of answers were deleted.</returns>
    public async Task<int> DeleteAsync(string runnerId, Actor by, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await RunnerClaim.TakeAsync(context, runnerId, cancellationToken);
        await context.SafetyHolds.Where(hold => hold.RunnerId == runnerId).ExecuteUpdateAsync(
            set => set.SetProperty(hold => hold.ProtectedFindings, (string?)null).SetProperty(hold => hold.ProtectedNote, (string?)null),
            cancellationToken);
        var holding = context.SafetyHolds.Where(hold => hold.RunnerId == runnerId).Select(hold => hold.ScreeningId);
        var emptied = await context.Screenings.Where(one => one.RunnerId == runnerId && one.ProtectedAnswers != null && holding.Contains(one.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.ProtectedAnswers, (string?)null), cancellationToken);
        var deleted = await context.Screenings.Where(one => one.RunnerId == runnerId && !holding.Contains(one.Id))
            .ExecuteDeleteAsync(cancellationToken);
        await AskAgainAsync(context, runnerId, now, cancellationToken);
        AuditLog.Add(context, new AuditNote(by, AuditActions.SafetyDeleted, AuditSubject.User(runnerId)), now);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return emptied + deleted;
    }

    /// <summary>Gives one of the runner's sessions back without a fee, where their answers rule it out.</summary>
    /// <returns>False where nothing rules it out, or it cannot be cancelled any more.</returns>
    public async Task<bool> ReleaseAsync(string runnerId, string sessionId, CancellationToken cancellationToken)
    {
        context.ChangeTracker.Clear();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await RunnerClaim.TakeAsync(context, runnerId, cancellationToken);
        var now = clock.GetCurrentInstant();
        var session = await context.MassageSessions.AsTracking()
            .SingleOrDefaultAsync(one => one.Id == sessionId && one.RunnerId == runnerId, cancellationToken);
        var holds = await context.SafetyHolds.AsNoTracking().Where(hold => hold.RunnerId == runnerId).ToListAsync(cancellationToken);
        if (session is null || !session.CanChange(now) || !holds.Exists(hold =>
            HoldLimits.Of(hold.Action, hold.Decision, hold.EndsAt) is { } limit && limit.Forbids(session.TimingClass, session.Start)))
        {
            return false;
        }

        await new SessionRelease(context).ReleaseAsync([session], runnerId, now);
        await transaction.CommitAsync(CancellationToken.None);
        return true;
    }

    /// <summary>Deletes everything about the runner's safety; the caller has begun the transaction.</summary>
    internal static async Task ForgetAsync(RunnerMassageContext context, string runnerId, Instant? now, CancellationToken cancellationToken)
    {
        await RunnerClaim.TakeAsync(context, runnerId, cancellationToken);
        await context.SafetyHolds.Where(hold => hold.RunnerId == runnerId).ExecuteDeleteAsync(cancellationToken);
        await context.Screenings.Where(screening => screening.RunnerId == runnerId).ExecuteDeleteAsync(cancellationToken);
        if (now is { } present)
        {
            await AskAgainAsync(context, runnerId, present, cancellationToken);
        }
    }

    private static Task<int> AskAgainAsync(RunnerMassageContext context, string runnerId, Instant now, CancellationToken cancellationToken) =>
        context.MassageSessions.Where(session => session.RunnerId == runnerId && session.Status == SessionStatus.Confirmed && session.Start > now)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.ScreeningOpen, true), cancellationToken);
}
