using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace RunnerMassage.Data.Accounts;

/// <summary>Makes and checks the random part of links in mails. Only its digest is kept, so that nobody can follow a link who reads the database.</summary>
public sealed class LinkTokens(RunnerMassageContext context, IClock clock)
{
    private const int RandomBytes = 32;

    // Longer than any token of ours; what is longer still need not be hashed.
    private const int LongestToken = 200;

    /// <summary>Makes a token and adds its row to the context; the caller saves.</summary>
    /// <param name="purpose">One of <see cref="LinkPurposes"/>.</param>
    /// <param name="userId">The account that it is about, or null.</param>
    /// <param name="email">The address that it is sent to, or null where none matters.</param>
    /// <param name="data">What else the purpose needs to know, or null.</param>
    /// <param name="lifetime">How long it can be used.</param>
    /// <param name="cancellationToken">Stops before anything is added.</param>
    /// <returns>256 random bits as base64url: the only copy there is.</returns>
    public async Task<string> CreateAsync(
        string purpose, string? userId, string? email, string? data, Duration lifetime, CancellationToken cancellationToken)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));
        var now = clock.GetCurrentInstant();
        await context.LinkTokens.AddAsync(
            new LinkToken
            {
                Hash = HashOf(token),
                Purpose = purpose,
                UserId = userId,
                Email = email,
                Data = data,
                CreatedAt = now,
                ExpiresAt = now + lifetime,
            },
            cancellationToken);
        return token;
    }

    /// <summary>What a token is good for, without using it.</summary>
    /// <returns>Null where it is made up, was used, has ended or is for another purpose.</returns>
    public Task<LinkToken?> FindAsync(string purpose, string? rawToken, CancellationToken cancellationToken) =>
        IsPlausible(rawToken)
            ? Usable(purpose, HashOf(rawToken!), clock.GetCurrentInstant()).AsNoTracking().SingleOrDefaultAsync(cancellationToken)
            : Task.FromResult<LinkToken?>(null);

    /// <summary>Uses a token. Of any number who try at once, on any number of nodes, one gets it.</summary>
    /// <remarks>Takes effect at once, or with the transaction that is open on the context: open one around it and what the link does.</remarks>
    /// <returns>Null where it is made up, was used, has ended or is for another purpose.</returns>
    public async Task<LinkToken?> UseAsync(string purpose, string? rawToken, CancellationToken cancellationToken)
    {
        if (!IsPlausible(rawToken))
        {
            return null;
        }

        var now = clock.GetCurrentInstant();
        var hash = HashOf(rawToken!);
        var used = await Usable(purpose, hash, now)
            .ExecuteUpdateAsync(row => row.SetProperty(token => token.UsedAt, now), cancellationToken);
        return used == 1
            ? await context.LinkTokens.AsNoTracking().SingleAsync(token => token.Hash == hash, cancellationToken)
            : null;
    }

    /// <summary>Ends all tokens of a purpose that an account still has: after one did its work, the others of older mails must not.</summary>
    public Task RetireAsync(string purpose, string userId, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        return context.LinkTokens.Where(token => token.UserId == userId && token.Purpose == purpose && token.UsedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(token => token.UsedAt, now), cancellationToken);
    }

    private IQueryable<LinkToken> Usable(string purpose, string hash, Instant now) => context.LinkTokens
        .Where(token => token.Hash == hash && token.Purpose == purpose && token.UsedAt == null && token.ExpiresAt > now);

    private static bool IsPlausible(string? rawToken) => rawToken is { Length: > 0 and <= LongestToken };

    private static string HashOf(string token) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
