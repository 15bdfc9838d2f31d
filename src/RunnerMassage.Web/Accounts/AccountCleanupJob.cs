using NodaTime;
using RunnerMassage.Data.Accounts;

namespace RunnerMassage.Web.Accounts;

/// <summary>Removes, every hour, what accounts leave behind. Several nodes may do it at once.</summary>
internal sealed class AccountCleanupJob(
    IServiceScopeFactory scopes, IClock clock, TimeProvider time, ILogger<AccountCleanupJob> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var removed = await scope.ServiceProvider.GetRequiredService<AccountCleanup>().RunAsync(clock.GetCurrentInstant(), stoppingToken);
                logger.LogDebug("Removed {Count} rows that accounts had left behind", removed);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // The next hour gets another chance; the site works on without it.
                logger.LogError(exception, "What accounts had left behind could not be removed");
            }
        }
    }
}
