using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace RunnerMassage.Data.Accounts;

/// <summary>
/// Lets each passkey challenge be answered once. The challenge itself travels with the form, so that looking at the sign-in page writes
/// nothing; only an answer leaves a row, until the challenge would have ended anyway.
/// </summary>
public sealed class UsedChallenges(IDbContextFactory<RunnerMassageContext> contexts)
{
    private const string Purpose = "passkey-challenge";

    /// <summary>True the first time, whatever server is asked.</summary>
    /// <param name="challenge">What was given to the browser.</param>
    /// <param name="now">The present.</param>
    /// <param name="ends">When the challenge ends.</param>
    /// <param name="cancellationToken">Stops before anything is kept.</param>
    public async Task<bool> UseAsync(string challenge, Instant now, Instant ends, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Add(new LinkToken
        {
            Hash = Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($"{Purpose}:{challenge}"))),
            Purpose = Purpose,
            CreatedAt = now,
            ExpiresAt = ends,
            UsedAt = now,
        });
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException)
        {
            return false;
        }
    }
}
