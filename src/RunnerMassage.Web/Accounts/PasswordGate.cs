using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using RunnerMassage.Data;
using RunnerMassage.Data.Accounts;

namespace RunnerMassage.Web.Accounts;

/// <summary>
/// Checks passwords. As much is hashed for an address without an account as for one with, and as much for a wrong password as for a right
/// one, so that neither words nor time tell a stranger anything.
/// </summary>
public sealed class PasswordGate(
    RunnerMassageContext context, UserManager<AppUser> users, OpenAccounts accounts, IPasswordHasher<AppUser> hasher, SignInThrottles throttles,
    KnownDevices devices, SecondRegistrations seconds, ILookupNormalizer normalizer)
{
    private static readonly AppUser Nobody = new();

    /// <summary>Checks a password of somebody who wants to sign in, unless too many were wrong lately.</summary>
    public async Task<GateAnswer> CheckAsync(string email, string password, HttpContext http, CancellationToken cancellationToken)
    {
        var user = await users.FindByEmailAsync(email.Trim());
        var device = user is null ? null : devices.FindFor(http, user.Id);
        var keys = AccountKeys.ForSignIn(http, normalizer.NormalizeEmail(email.Trim()), device);
        if (await throttles.TakeAsync(keys, cancellationToken) is not { } tries)
        {
            Burn(password);
            return GateAnswer.Refused;
        }

        var answer = await CompareAsync(user, password, cancellationToken);
        if (answer != GateAnswer.Refused)
        {
            await throttles.GiveBackAsync(answer.User is null ? tries : [.. tries.Skip(1)], cancellationToken);
        }

        if (answer.User is not null)
        {
            await throttles.ForgetAsync(keys[0], cancellationToken);
        }

        return answer;
    }

    /// <summary>Checks the password of somebody who is signed in and about to do something that a borrowed screen must not.</summary>
    public async Task<bool> ProveAsync(AppUser user, string password, CancellationToken cancellationToken)
    {
        if (user.PasswordHash is null
            || await throttles.TakeAsync([AccountKeys.ForProof(user.Id)], cancellationToken) is not { } tries
            || hasher.VerifyHashedPassword(user, user.PasswordHash, password) == PasswordVerificationResult.Failed)
        {
            return false;
        }

        await throttles.GiveBackAsync(tries, cancellationToken);
        return true;
    }

    /// <summary>Lets the account's owner, who has just proved to be so, try at once; what the network has tried elsewhere still counts.</summary>
    public async Task ForgetFailuresAsync(AppUser user, HttpContext http, CancellationToken cancellationToken)
    {
        foreach (var key in AccountKeys.OfAccount(http, normalizer.NormalizeEmail(user.Email!), devices.FindFor(http, user.Id)))
        {
            await throttles.ForgetAsync(key, cancellationToken);
        }
    }

    private async Task<GateAnswer> CompareAsync(AppUser? user, string password, CancellationToken cancellationToken)
    {
        // A closed account answers like one that is not there.
        var isRight = await IsRightAsync(user is not null && accounts.IsOpen(user) ? user : null, password, cancellationToken);
        if (isRight && user is { EmailConfirmed: true })
        {
            return new GateAnswer(user, ConfirmFirst: false);
        }

        // Whoever registered an address gets the same answer with that password, whether it had an account before or has one since.
        var again = await seconds.FindAsync(user?.Id ?? "", cancellationToken);
        var isSecond = again is not null && hasher.VerifyHashedPassword(user!, again, password) != PasswordVerificationResult.Failed;
        if (again is null && user is { EmailConfirmed: false })
        {
            Burn(password);
        }

        return isSecond || isRight ? GateAnswer.Unconfirmed : GateAnswer.Refused;
    }

    private async Task<bool> IsRightAsync(AppUser? user, string password, CancellationToken cancellationToken)
    {
        if (user?.PasswordHash is not { } hash)
        {
            Burn(password);
            return false;
        }

        var result = hasher.VerifyHashedPassword(user, hash, password);
        if (result == PasswordVerificationResult.SuccessRehashNeeded)
        {
            await RehashAsync(user, hash, password, cancellationToken);
        }

        return result != PasswordVerificationResult.Failed;
    }

    /// <summary>Keeps the password at today's cost. The security stamp stays: nothing has changed that should end other sign-ins.</summary>
    private async Task RehashAsync(AppUser user, string old, string password, CancellationToken cancellationToken)
    {
        var hash = hasher.HashPassword(user, password);
        await context.Users.Where(row => row.Id == user.Id && row.PasswordHash == old)
            .ExecuteUpdateAsync(row => row.SetProperty(account => account.PasswordHash, hash), cancellationToken);
        var kept = context.Entry(user).Property(account => account.PasswordHash);
        (kept.CurrentValue, kept.OriginalValue) = (hash, hash);
    }

    private void Burn(string password) => _ = hasher.HashPassword(Nobody, password);
}

/// <summary>What came of a password.</summary>
/// <param name="User">Whose it is, where it is right and the account may be entered with it.</param>
/// <param name="ConfirmFirst">True where it is right, as far as a stranger can tell, and the address waits to be confirmed.</param>
public sealed record GateAnswer(AppUser? User, bool ConfirmFirst)
{
    /// <summary>No such account, the wrong password, or too many wrong ones before.</summary>
    public static GateAnswer Refused { get; } = new(null, ConfirmFirst: false);

    /// <summary>The right password of a registration that waits to be confirmed.</summary>
    public static GateAnswer Unconfirmed { get; } = new(null, ConfirmFirst: true);
}
