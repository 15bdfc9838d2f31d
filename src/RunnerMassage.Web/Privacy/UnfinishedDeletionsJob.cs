using RunnerMassage.Data.Privacy;

namespace RunnerMassage.Web.Privacy;

/// <summary>
/// Finishes, at the start and every few minutes, deletions that were interrupted, and cancels what a closed account's last moments of being
/// signed in may still have booked. Several nodes may do it at once.
/// </summary>
internal sealed partial class UnfinishedDeletionsJob(IServiceScopeFactory scopes, TimeProvider time, ILogger<UnfinishedDeletionsJob> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            await FinishAllAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task FinishAllAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            foreach (var userId in await scope.ServiceProvider.GetRequiredService<AccountEraser>().ListUnfinishedAsync(cancellationToken))
            {
                await FinishAsync(userId, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailed(logger, exception);
        }
    }

    // Each on its own, so that one that cannot be finished does not keep the others waiting.
    private async Task FinishAsync(string userId, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<AccountDeletion>().FinishAsync(userId, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailed(logger, exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Deletions of accounts could not be finished; it will be tried again")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
