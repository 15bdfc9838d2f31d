using NodaTime;
using RunnerMassage.Data.Diary;

namespace RunnerMassage.Web.Jobs;

/// <summary>Removes, every hour, the answers kept for repeated requests that are a day old. Several nodes may do it at once.</summary>
internal sealed class IdempotencyCleanupJob(
    IServiceScopeFactory scopes, IClock clock, TimeProvider time, ILogger<IdempotencyCleanupJob> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            await CleanAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task CleanAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var removed = await scope.ServiceProvider.GetRequiredService<IdempotencyCleanup>()
                .DeleteExpiredAsync(clock.GetCurrentInstant(), cancellationToken);
            logger.LogDebug("Removed {Count} answers that are too old to be repeated", removed);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The next hour gets another chance; the site works on without it.
            logger.LogError(exception, "Answers that are too old to be repeated could not be removed");
        }
    }
}
