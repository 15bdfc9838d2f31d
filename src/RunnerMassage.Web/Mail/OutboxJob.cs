using NodaTime;
using RunnerMassage.Data.Mail;

namespace RunnerMassage.Web.Mail;

/// <summary>
/// Looks every two seconds whether a mail is due and sends it, and once an hour forgets what was sent long ago. Every node runs it; one at
/// a time sends.
/// </summary>
public sealed class OutboxJob(
    IServiceScopeFactory scopes, OutboxSender sender, IHostApplicationLifetime lifetime, IClock clock, TimeProvider time, ILogger<OutboxJob> logger)
    : BackgroundService
{
    private static readonly Duration SentIsKept = Duration.FromDays(30);
    private static readonly Duration DeadIsKept = Duration.FromDays(90);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private static readonly Duration CleanInterval = Duration.FromHours(1);

    private Instant _nextCleaning = Instant.MinValue;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not before the server listens: links may lead to where it does.
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (lifetime.ApplicationStarted.Register(started.SetResult))
        {
            await started.Task.WaitAsync(stoppingToken);
        }

        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            await TryAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task TryAsync(CancellationToken stoppingToken)
    {
        try
        {
            await sender.SendDueAsync(stoppingToken);
            var now = clock.GetCurrentInstant();
            if (now >= _nextCleaning)
            {
                _nextCleaning = now + CleanInterval;
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<OutboxQueue>().DeleteOldAsync(now - SentIsKept, now - DeadIsKept, stoppingToken);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // What was not sent is still in the outbox; the next round gets another chance.
            logger.LogError(exception, "Mails could not be sent");
        }
    }
}
