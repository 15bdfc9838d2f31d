using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace RunnerMassage.Data.Accounts;

/// <summary>
/// Counts failures and makes the next try wait, for all nodes together. A try is counted before it is made and given back when it was a
/// good one: of a thousand tries at the same moment no more get through than of a thousand in a row.
/// </summary>
public sealed class SignInThrottles(IDbContextFactory<RunnerMassageContext> contexts, IClock clock)
{
    // Each time somebody else counted in between; with more of them than this the place is too busy to be a person's.
    private const int MostRaces = 5;

    /// <summary>Counts a try under each of the keys, unless one of them has to wait.</summary>
    /// <returns>The tries, to be given back if this one was good; null where it has to wait.</returns>
    public async Task<IReadOnlyList<TakenTry>?> TakeAsync(IReadOnlyList<ThrottleKey> keys, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = clock.GetCurrentInstant();
        var digests = keys.Select(key => key.Digest).ToList();
        var rows = await context.SignInThrottles.AsNoTracking().Where(row => digests.Contains(row.Key))
            .ToDictionaryAsync(row => row.Key, StringComparer.Ordinal, cancellationToken);
        if (keys.Any(key => key.Rule.IsPaused(rows.GetValueOrDefault(key.Digest), now)))
        {
            return null;
        }

        List<TakenTry> taken = [];
        foreach (var key in keys)
        {
            if (await TakeAsync(context, key, rows.GetValueOrDefault(key.Digest), now, cancellationToken) is not { } one)
            {
                return null;
            }

            taken.Add(one);
        }

        return taken;
    }

    /// <summary>Takes back what a good try has counted; what others counted meanwhile stays.</summary>
    public async Task GiveBackAsync(IReadOnlyList<TakenTry> tries, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var one in tries)
        {
            var row = context.SignInThrottles.Where(row => row.Key == one.Digest);
            var restored = await row.Where(row => row.Failures == one.Failures && row.LastFailureAt == one.At).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Failures, one.FailuresBefore).SetProperty(row => row.LastFailureAt, one.LastBefore),
                cancellationToken);
            if (restored == 0)
            {
                await row.Where(row => row.Failures > 0).ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.Failures, row => row.Failures - 1), cancellationToken);
            }
        }
    }

    /// <summary>Forgets all failures under a key.</summary>
    public async Task ForgetAsync(ThrottleKey key, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.SignInThrottles.Where(row => row.Key == key.Digest).ExecuteDeleteAsync(cancellationToken);
    }

    private static async Task<TakenTry?> TakeAsync(
        RunnerMassageContext context, ThrottleKey key, SignInThrottle? seen, Instant now, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MostRaces; race++)
        {
            if (key.Rule.IsPaused(seen, now))
            {
                return null;
            }

            var before = key.Rule.FailuresAt(seen, now);
            if (await CountAsync(context, key.Digest, seen, before + 1, now, cancellationToken))
            {
                return new TakenTry(key.Digest, before + 1, now, before, seen?.LastFailureAt ?? now);
            }

            seen = await context.SignInThrottles.AsNoTracking().SingleOrDefaultAsync(row => row.Key == key.Digest, cancellationToken);
        }

        return null;
    }

    private static async Task<bool> CountAsync(
        RunnerMassageContext context, string digest, SignInThrottle? seen, int failures, Instant now, CancellationToken cancellationToken)
    {
        if (seen is not null)
        {
            return await context.SignInThrottles
                .Where(row => row.Key == digest && row.Failures == seen.Failures && row.LastFailureAt == seen.LastFailureAt)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.Failures, failures).SetProperty(row => row.LastFailureAt, now), cancellationToken) == 1;
        }

        context.SignInThrottles.Add(new SignInThrottle { Key = digest, Failures = failures, LastFailureAt = now });
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException)
        {
            // Most likely somebody else counted the first failure at the same moment; looking again tells.
            return false;
        }
        finally
        {
            context.ChangeTracker.Clear();
        }
    }
}

/// <summary>What is counted together, and how patiently.</summary>
/// <param name="What">What is counted, in the clear; only its digest is kept.</param>
/// <param name="Rule">How long the next try waits.</param>
public sealed record ThrottleKey(string What, ThrottleRule Rule)
{
    /// <summary>SHA-256 of what is counted, as base64url.</summary>
    public string Digest { get; } = Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(What)));
}

/// <summary>A try that was counted.</summary>
/// <param name="Digest">Under which key.</param>
/// <param name="Failures">The count with it.</param>
/// <param name="At">When.</param>
/// <param name="FailuresBefore">The count without it.</param>
/// <param name="LastBefore">When the failure before it happened.</param>
public sealed record TakenTry(string Digest, int Failures, Instant At, int FailuresBefore, Instant LastBefore);
