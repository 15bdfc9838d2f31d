using Microsoft.EntityFrameworkCore;
using RunnerMassage.Data.Protection;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Data.Privacy;

/// <summary>
/// Takes from a runner's sessions what tells of the runner; time, type and price stay, because books and tax law need them. Nothing that
/// anybody could have decided by changes, so the sessions keep their version and need no diary.
/// </summary>
public sealed class SessionTextEraser(RunnerMassageContext context, SessionTextProtector protector)
{
    /// <summary>Takes away every text: notes, why a session was cancelled or booked against advice, why its time was rated so.</summary>
    public Task ForgetAllAsync(string runnerId, CancellationToken cancellationToken) =>
        context.MassageSessions.Where(session => session.RunnerId == runnerId).ExecuteUpdateAsync(
            set => set.SetProperty(session => EF.Property<string?>(session, EncryptedSessionTexts.Note), (string?)null)
                .SetProperty(session => EF.Property<string?>(session, EncryptedSessionTexts.CancelReason), (string?)null)
                .SetProperty(session => EF.Property<string?>(session, EncryptedSessionTexts.RatingReasons), (string?)null)
                .SetProperty(session => EF.Property<string?>(session, EncryptedSessionTexts.OverrideReason), (string?)null),
            cancellationToken);

    /// <summary>Takes some of the reasons away for which times were rated as they are; the ratings stay.</summary>
    public async Task ForgetReasonsAsync(string runnerId, Func<TimingReason, bool> forget, CancellationToken cancellationToken)
    {
        var sessions = await context.MassageSessions.AsNoTracking().Where(session => session.RunnerId == runnerId).ToListAsync(cancellationToken);
        foreach (var session in sessions.Where(session => session.RatingReasons is not (null or SessionTextProtector.Unreadable)))
        {
            await ForgetReasonsAsync(session, forget, cancellationToken);
        }
    }

    private async Task ForgetReasonsAsync(MassageSession session, Func<TimingReason, bool> forget, CancellationToken cancellationToken)
    {
        var reasons = ReasonSnapshot.Read(session.RatingReasons);
        var left = reasons.Where(reason => !forget(reason)).ToList();
        if (left.Count == reasons.Count)
        {
            return;
        }

        var stored = protector.Protect(ReasonSnapshot.Write(left));
        // A session that is moved at this moment is rated anew, by what is left.
        await context.MassageSessions.Where(row => row.Id == session.Id && row.Version == session.Version).ExecuteUpdateAsync(
            set => set.SetProperty(row => EF.Property<string?>(row, EncryptedSessionTexts.RatingReasons), stored), cancellationToken);
    }
}
