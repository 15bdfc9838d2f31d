using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace RunnerMassage.Data.Accounts;

/// <summary>Removes what accounts leave behind: ended links, old sign-ins, forgotten failures, registrations that nobody confirmed.</summary>
public sealed class AccountCleanup(RunnerMassageContext context)
{
    /// <summary>So long a registration waits for its confirmation.</summary>
    public static readonly Duration RegistrationWaits = Duration.FromDays(30);

    /// <summary>So long an ended link is kept.</summary>
    public static readonly Duration EndedLinksKept = Duration.FromDays(7);

    // No rule remembers a failure for longer.
    private static readonly Duration FailuresKept = Duration.FromDays(1);

    /// <summary>Removes it as of an instant.</summary>
    /// <returns>How many rows went.</returns>
    public async Task<int> RunAsync(Instant now, CancellationToken cancellationToken)
    {
        var (links, failures, signIns, registrations) = (now - EndedLinksKept, now - FailuresKept, now - SignInHistory.Kept, now - RegistrationWaits);
        return await context.LinkTokens.Where(token => token.ExpiresAt <= links).ExecuteDeleteAsync(cancellationToken)
            + await context.SignInThrottles.Where(row => row.LastFailureAt < failures).ExecuteDeleteAsync(cancellationToken)
            + await context.SignInRecords.Where(record => record.At < signIns).ExecuteDeleteAsync(cancellationToken)
            + await context.Users.Where(user => !user.EmailConfirmed && !user.IsGuest && user.DeletedAt == null && user.CreatedAt < registrations
                    && !context.SignInRecords.Any(record => record.UserId == user.Id)
                    && !context.MassageSessions.Any(session => session.RunnerId == user.Id))
                .ExecuteDeleteAsync(cancellationToken);
    }
}
