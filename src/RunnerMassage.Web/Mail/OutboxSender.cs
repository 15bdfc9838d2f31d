using System.Data.Common;
using NodaTime;
using RunnerMassage.Data.Jobs;
using RunnerMassage.Data.Mail;

namespace RunnerMassage.Web.Mail;

/// <summary>
/// Sends the mails that are due. One node at a time does so, under a lease that outlives the longest delivery; each mail is marked before
/// it is handed over and again after. A sender that is killed between the two marks leaves a mail of which nobody knows whether it arrived:
/// it is handed over again when the first mark has run out, with the same Message-ID, since a booking untold is worse than one told twice.
/// </summary>
public sealed class OutboxSender(
    IServiceScopeFactory scopes, IMailTransport transport, SmtpOptions options, IClock clock, TimeProvider time, ILogger<OutboxSender> logger)
{
    /// <summary>Name of the lease.</summary>
    public const string Job = "mail";

    // What is due beyond this waits for the next round: in a rush of bookings the database belongs to the bookings.
    private const int Batch = 20;

    private readonly string _owner = $"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid():N}";

    // Half as long again as a delivery may take: whoever holds it cannot still be handing over a mail when it ends.
    private readonly Duration _hold = Duration.FromTimeSpan(options.Timeout) * 1.5;

    // Less than this left is too little to begin a mail. Holding on to the lease for each mail would be a write for each.
    private readonly Duration _least = Duration.FromTimeSpan(options.Timeout) * 1.25;

    /// <summary>Sends some of what is due, the longest due first, unless another node is at it.</summary>
    /// <param name="stopping">Stops between two mails; a delivery that has begun is finished.</param>
    /// <returns>How many were handed over.</returns>
    public async Task<int> SendDueAsync(CancellationToken stopping)
    {
        await using var scope = scopes.CreateAsyncScope();
        var queue = scope.ServiceProvider.GetRequiredService<OutboxQueue>();
        var leases = scope.ServiceProvider.GetRequiredService<JobLeases>();

        // Looking costs nothing; taking the lease would write to the database every few seconds.
        if (!await queue.HasDueAsync(clock.GetCurrentInstant(), stopping) || await HoldAsync(leases, stopping) is not { } held)
        {
            return 0;
        }

        try
        {
            var sent = 0;
            var run = new MailRun();
            await using (run)
            {
                foreach (var message in await queue.ListDueAsync(clock.GetCurrentInstant(), Batch, stopping))
                {
                    stopping.ThrowIfCancellationRequested();
                    if (held - clock.GetCurrentInstant() < _least)
                    {
                        if (await HoldAsync(leases, stopping) is not { } longer)
                        {
                            return sent;
                        }

                        held = longer;
                    }

                    sent += await SendAsync(run, message, stopping) ? 1 : 0;
                }
            }

            return sent;
        }
        finally
        {
            await leases.ReleaseAsync(Job, _owner, CancellationToken.None);
        }
    }

    /// <summary>Until when the lease is held now, or null where another node has it.</summary>
    private async Task<Instant?> HoldAsync(JobLeases leases, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        return await leases.AcquireAsync(Job, _owner, now, now + _hold, cancellationToken) ? now + _hold : null;
    }

    private async Task<bool> SendAsync(MailRun run, OutboxMessage message, CancellationToken stopping)
    {
        // A unit of work of its own, so that nothing of a mail that fails is saved with the next.
        await using var scope = scopes.CreateAsyncScope();
        var queue = scope.ServiceProvider.GetRequiredService<OutboxQueue>();
        if (message.Attempts > 0 && RetryPauses.After(message.Attempts) is null)
        {
            // Every try ended with its sender: perhaps because of it.
            await queue.NotTriedAsync(message, new MailFailure(MailFailureReason.Interrupted), clock.GetCurrentInstant());
            return false;
        }

        try
        {
            var connection = await ConnectAsync(run, stopping);
            if (await WriteAsync(scope.ServiceProvider, message, stopping) is not { } mail)
            {
                await queue.DropAsync(message, stopping);
                logger.LogInformation("The mail {Kind} was dropped, because its recipient has no address", message.Kind);
                return false;
            }

            return await queue.ClaimAsync(message, clock.GetCurrentInstant() + _hold, stopping)
                && await DeliverAsync(run, connection, queue, message, mail);
        }
        catch (MailFailedException failed)
        {
            Log(message, failed.Failure, failed.InnerException);
            await queue.NotTriedAsync(message, failed.Failure, clock.GetCurrentInstant());
            return false;
        }
    }

    private async Task<IMailConnection> ConnectAsync(MailRun run, CancellationToken stopping)
    {
        if (run.NoServer is { } known)
        {
            throw new MailFailedException(known);
        }

        try
        {
            return run.Connection ??= await WithinAsync(transport.ConnectAsync, stopping);
        }
        catch (MailFailedException failed)
        {
            // The other mails of this batch need not find out for themselves.
            run.NoServer = failed.Failure;
            throw;
        }
    }

    private static async Task<OutgoingMail?> WriteAsync(IServiceProvider services, OutboxMessage message, CancellationToken stopping)
    {
        try
        {
            return await services.GetRequiredService<MailWriter>().WriteAsync(message, stopping);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or DbException))
        {
            throw new MailFailedException(new MailFailure(MailFailureReason.NotWritten), exception);
        }
    }

    private async Task<bool> DeliverAsync(MailRun run, IMailConnection connection, OutboxQueue queue, OutboxMessage message, OutgoingMail mail)
    {
        try
        {
            await WithinAsync(
                async cancelled =>
                {
                    await connection.SendAsync(mail, cancelled);
                    return mail;
                },
                CancellationToken.None);
        }
        catch (Exception exception)
        {
            // What the transport cannot explain lies in the mail itself, and would only happen again.
            var failure = (exception as MailFailedException)?.Failure ?? new MailFailure(MailFailureReason.NotWritten);
            await run.CloseAsync();
            Log(message, failure, (exception as MailFailedException)?.InnerException ?? exception);
            await queue.FailedAsync(message, failure, clock.GetCurrentInstant());
            return false;
        }

        await queue.SentAsync(message, clock.GetCurrentInstant());
        return true;
    }

    // Never what the error says: mail servers repeat the address in their answers, and no log may tell who somebody is.
    private void Log(OutboxMessage message, MailFailure failure, Exception? exception) => logger.LogWarning(
        "The mail {Kind} {Id} was not sent: {Failure} {Error} {Place}", message.Kind, message.Id, failure, exception?.GetType().Name,
        failure.Reason == MailFailureReason.NotWritten ? exception?.StackTrace : null);

    private async Task<T> WithinAsync<T>(Func<CancellationToken, Task<T>> step, CancellationToken stopping)
    {
        using var limit = new CancellationTokenSource(options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping);
        try
        {
            return await step(either.Token);
        }
        catch (OperationCanceledException exception) when (!stopping.IsCancellationRequested)
        {
            throw new MailFailedException(new MailFailure(MailFailureReason.TimedOut), exception);
        }
    }
}
