using RunnerMassage.Data.Audit;
using RunnerMassage.Data.Privacy;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Booking;

namespace RunnerMassage.Web.Privacy;

/// <summary>
/// Deletes an account: it is closed, its sessions to come are cancelled one by one as anybody's are, and then all that tells who it
/// belonged to is taken away. From the first step on it will be done; what is interrupted, <see cref="UnfinishedDeletionsJob"/> finishes.
/// </summary>
public sealed partial class AccountDeletion(AccountEraser eraser, SchedulingService scheduling, ILogger<AccountDeletion> logger)
{
    /// <summary>What stands in the way, or null.</summary>
    public Task<DeletionObstacle?> FindObstacleAsync(string userId, CancellationToken cancellationToken) =>
        eraser.FindObstacleAsync(userId, cancellationToken);

    /// <summary>Deletes an account.</summary>
    /// <returns>What stands in the way, or null: it is deleted, or will be before long.</returns>
    public async Task<DeletionObstacle?> DeleteAsync(string userId, Actor by, CancellationToken cancellationToken)
    {
        if (await eraser.CloseAsync(userId, by, cancellationToken) is { } obstacle)
        {
            return obstacle;
        }

        try
        {
            // Not given up when the browser goes away: the person has decided.
            await FinishAsync(userId, CancellationToken.None);
        }
        catch (Exception exception)
        {
            LogUnfinished(logger, exception);
        }

        return null;
    }

    /// <summary>Finishes the deletion of a closed account, however far it came before.</summary>
    /// <returns>False where something is left that only a later try can do.</returns>
    public async Task<bool> FinishAsync(string userId, CancellationToken cancellationToken)
    {
        var owner = new Viewer(userId, TherapistId: null, IsAdmin: false);
        foreach (var sessionId in await eraser.ListComingAsync(userId, cancellationToken))
        {
            // A refusal means that it has begun or is cancelled by now, and either is fine.
            if (await scheduling.CancelAsync(new CancelSession { Viewer = owner, SessionId = sessionId }, cancellationToken) is BookingOutcome.Busy)
            {
                return false;
            }
        }

        await eraser.EraseAsync(userId, cancellationToken);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An account is closed, but not all of it could be deleted yet; it will be tried again")]
    private static partial void LogUnfinished(ILogger logger, Exception exception);
}
