using NodaTime;
using RunnerMassage.Data.Jobs;
using RunnerMassage.Data.Safety;

namespace RunnerMassage.Web.Safety;

/// <summary>Deletes, once a day, what has been kept for as long as the clinic's settings say. One node at a time does it.</summary>
internal sealed class RetentionJob(
    IServiceScopeFactory scopes, IClock clock, TimeProvider time, ILogger<RetentionJob> logger) : BackgroundService
{
    private const string Name = "retention";
    private static readonly TimeSpan Looks = TimeSpan.FromHours(1);

    // A little less than a day, so that the run of today is not the one that waits for yesterday's lease to end.
    private static readonly Duration Pause = Duration.FromHours(23);

    private readonly string _owner = Guid.NewGuid().ToString("N");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Looks, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await RunAsync(stoppingToken);
        }
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var now = clock.GetCurrentInstant();
            // The lease is not given back: it is what makes the other looks of the day find nothing to do, on this node too.
            var owner = $"{_owner}-{now.ToUnixTimeTicks()}";
            if (!await scope.ServiceProvider.GetRequiredService<JobLeases>().AcquireAsync(Name, owner, now, now + Pause, cancellationToken))
            {
                return;
            }

            foreach (var (kind, count) in await scope.ServiceProvider.GetRequiredService<RetentionCleanup>().RunAsync(now, cancellationToken))
            {
                logger.LogInformation("Deleted {Count} rows of {Kind} that were kept for long enough", count, kind);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Tomorrow gets another chance; the site works on without it.
            logger.LogError(exception, "What was kept for long enough could not be deleted");
        }
    }
}
