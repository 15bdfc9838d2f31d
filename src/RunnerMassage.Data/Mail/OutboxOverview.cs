using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace RunnerMassage.Data.Mail;

/// <summary>What admins see of the mails, and how they have one sent again.</summary>
public sealed class OutboxOverview(RunnerMassageContext context)
{
    /// <summary>Mails that were given up, the latest first.</summary>
    public async Task<IReadOnlyList<OutboxEntry>> ListDeadAsync(int limit, CancellationToken cancellationToken) =>
        await WithAddress(context.OutboxMessages.Where(message => message.DeadAt != null)
            .OrderByDescending(message => message.DeadAt).ThenBy(message => message.Id).Take(limit)).ToListAsync(cancellationToken);

    /// <summary>Mails that wait, the next one first.</summary>
    public async Task<IReadOnlyList<OutboxEntry>> ListWaitingAsync(int limit, CancellationToken cancellationToken) =>
        await WithAddress(context.OutboxMessages.Where(message => message.NextAttemptAt != null)
            .OrderBy(message => message.NextAttemptAt).ThenBy(message => message.Id).Take(limit)).ToListAsync(cancellationToken);

    /// <summary>How many were given up, how many wait, and how many were sent since the instant.</summary>
    public async Task<OutboxCounts> CountAsync(Instant sentSince, CancellationToken cancellationToken) => new(
        await context.OutboxMessages.CountAsync(message => message.DeadAt != null, cancellationToken),
        await context.OutboxMessages.CountAsync(message => message.NextAttemptAt != null, cancellationToken),
        await context.OutboxMessages.CountAsync(message => message.SentAt >= sentSince, cancellationToken));

    /// <summary>Has a mail that was given up sent again, with all its tries before it.</summary>
    /// <returns>False where there is no such mail, or somebody else has done it by now.</returns>
    public async Task<bool> SendAgainAsync(string id, Instant now, CancellationToken cancellationToken) =>
        await ReviveAsync(context.OutboxMessages.Where(message => message.Id == id), now, cancellationToken) > 0;

    /// <summary>Has all mails sent again that were given up.</summary>
    /// <returns>How many there were.</returns>
    public Task<int> SendAllAgainAsync(Instant now, CancellationToken cancellationToken) =>
        ReviveAsync(context.OutboxMessages, now, cancellationToken);

    private static Task<int> ReviveAsync(IQueryable<OutboxMessage> messages, Instant now, CancellationToken cancellationToken) =>
        messages.Where(message => message.DeadAt != null).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.DeadAt, (Instant?)null).SetProperty(row => row.NextAttemptAt, now)
                .SetProperty(row => row.Attempts, 0),
            cancellationToken);

    private IQueryable<OutboxEntry> WithAddress(IQueryable<OutboxMessage> messages) =>
        from message in messages.AsNoTracking()
        join user in context.Users on message.UserId equals user.Id into users
        from user in users.DefaultIfEmpty()
        select new OutboxEntry(message, message.Address ?? user!.Email);
}

/// <summary>A mail and where it goes.</summary>
/// <param name="Message">The mail.</param>
/// <param name="Address">The address, or null where the person has none any more.</param>
public sealed record OutboxEntry(OutboxMessage Message, string? Address);

/// <summary>How the mails stand.</summary>
/// <param name="Dead">Given up.</param>
/// <param name="Waiting">Still to be sent.</param>
/// <param name="Sent">Sent lately.</param>
public sealed record OutboxCounts(int Dead, int Waiting, int Sent);
