using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace RunnerMassage.Data.Accounts;

/// <summary>
/// Registrations of addresses that had an account already. The digest of the password is kept for as long as a registration waits, so that
/// signing in with it is answered as it would be for a new account.
/// </summary>
public sealed class SecondRegistrations(RunnerMassageContext context, IClock clock)
{
    /// <summary>Notes one in place of earlier ones; the caller saves.</summary>
    public async Task NoteAsync(string userId, string passwordHash, CancellationToken cancellationToken)
    {
        await ForgetAsync(userId, cancellationToken);
        var now = clock.GetCurrentInstant();
        context.LinkTokens.Add(new LinkToken
        {
            Hash = Guid.NewGuid().ToString("N"),
            Purpose = LinkPurposes.RegisteredAgain,
            UserId = userId,
            Data = passwordHash,
            CreatedAt = now,
            ExpiresAt = now + AccountCleanup.RegistrationWaits,
        });
    }

    /// <summary>The digest of the password of the latest, or null where there was none lately.</summary>
    public async Task<string?> FindAsync(string userId, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        return await Of(userId).Where(token => token.ExpiresAt > now)
            .OrderByDescending(token => token.CreatedAt).Select(token => token.Data).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Forgets them.</summary>
    public Task ForgetAsync(string userId, CancellationToken cancellationToken) => Of(userId).ExecuteDeleteAsync(cancellationToken);

    private IQueryable<LinkToken> Of(string userId) =>
        context.LinkTokens.Where(token => token.UserId == userId && token.Purpose == LinkPurposes.RegisteredAgain);
}
