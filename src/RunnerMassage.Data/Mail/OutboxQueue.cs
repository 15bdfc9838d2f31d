using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace RunnerMassage.Data.Mail;

/// <summary>
/// The mails that wait, for the job that sends them. A mail is marked before it is handed over and again after; a mail that is found with
/// the first mark alone was being handed over when its sender ended.
/// </summary>
public sealed class OutboxQueue(RunnerMassageContext context)
{
    /// <summary>True where a mail is due.</summary>
    public Task<bool> HasDueAsync(Instant now, CancellationToken cancellationToken) => Due(now).AnyAsync(cancellationToken);

    /// <summary>Mails that are due, the longest waiting first; of one session in the order of its changes.</summary>
    public async Task<IReadOnlyList<OutboxMessage>> ListDueAsync(Instant now, int limit, CancellationToken cancellationToken) =>
        await Due(now).OrderBy(message => message.NextAttemptAt).ThenBy(message => message.CreatedAt)
            .ThenBy(message => message.SessionVersion).ThenBy(message => message.Id).Take(limit).ToListAsync(cancellationToken);

    /// <summary>
    /// Marks a mail as being handed over and saves what was added to the unit of work since (the tokens of its links), both or neither.
    /// </summary>
    /// <param name="message">The mail as it was listed.</param>
    /// <param name="until">When it is due again unless it is marked as sent or failed by then.</param>
    /// <param name="cancellationToken">Gives up; nothing is marked then.</param>
    /// <returns>False where somebody else has taken or changed it in the meantime.</returns>
    public async Task<bool> ClaimAsync(OutboxMessage message, Instant until, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var interrupted = new MailFailure(MailFailureReason.Interrupted).ToString();
        var claimed = await AsListed(message).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Attempts, message.Attempts + 1).SetProperty(row => row.NextAttemptAt, until)
                .SetProperty(row => row.LastError, interrupted),
            cancellationToken);
        if (claimed == 0)
        {
            return false;
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        (message.Attempts, message.NextAttemptAt) = (message.Attempts + 1, until);
        return true;
    }

    /// <summary>Notes that a claimed mail was handed over.</summary>
    public Task SentAsync(OutboxMessage message, Instant now) => AsListed(message).ExecuteUpdateAsync(
        set => set.SetProperty(row => row.SentAt, now).SetProperty(row => row.NextAttemptAt, (Instant?)null)
            .SetProperty(row => row.LastError, (string?)null),
        CancellationToken.None);

    /// <summary>Notes that a claimed mail was not handed over: it waits for its next try, or is given up.</summary>
    public Task FailedAsync(OutboxMessage message, MailFailure failure, Instant now) =>
        FailedAsync(AsListed(message), message.Attempts, failure, now);

    /// <summary>Counts a try of a mail that was not even claimed, because there is nobody to hand it to or nothing to hand over.</summary>
    public Task NotTriedAsync(OutboxMessage message, MailFailure failure, Instant now) =>
        FailedAsync(AsListed(message), message.Attempts + 1, failure, now);

    /// <summary>Forgets a mail that nobody can be sent: the person has no address.</summary>
    public Task DropAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        AsListed(message).ExecuteDeleteAsync(cancellationToken);

    /// <summary>Deletes mails that were sent, or given up, before the instants.</summary>
    /// <returns>How many there were.</returns>
    public Task<int> DeleteOldAsync(Instant sentBefore, Instant deadBefore, CancellationToken cancellationToken) => context.OutboxMessages
        .Where(message => message.SentAt < sentBefore || message.DeadAt < deadBefore).ExecuteDeleteAsync(cancellationToken);

    private static Task<int> FailedAsync(IQueryable<OutboxMessage> rows, int attempts, MailFailure failure, Instant now)
    {
        var pause = failure.IsFinal ? null : RetryPauses.After(attempts);
        Instant? next = pause is { } wait ? now + wait : null;
        Instant? dead = pause is null ? now : null;
        var error = failure.ToString();
        return rows.ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Attempts, attempts).SetProperty(row => row.NextAttemptAt, next)
                .SetProperty(row => row.DeadAt, dead).SetProperty(row => row.LastError, error),
            CancellationToken.None);
    }

    private IQueryable<OutboxMessage> Due(Instant now) =>
        context.OutboxMessages.AsNoTracking().Where(message => message.NextAttemptAt != null && message.NextAttemptAt <= now);

    // Whoever takes or changes a mail changes one of these.
    private IQueryable<OutboxMessage> AsListed(OutboxMessage message) => context.OutboxMessages.Where(row =>
        row.Id == message.Id && row.Attempts == message.Attempts && row.NextAttemptAt == message.NextAttemptAt);
}
