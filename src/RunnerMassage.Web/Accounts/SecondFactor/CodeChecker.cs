using Microsoft.AspNetCore.Identity;
using NodaTime;
using RunnerMassage.Data.Accounts;

namespace RunnerMassage.Web.Accounts.SecondFactor;

/// <summary>What became of a code or password that was given as proof.</summary>
public enum Proof
{
    /// <summary>It was right, and is used up where it is good for once.</summary>
    Right,

    /// <summary>It was wrong, or right and used before.</summary>
    Wrong,

    /// <summary>It was not looked at, because too many were wrong lately.</summary>
    TooMany,
}

/// <summary>Checks the codes of an account, each good for once, with few tries.</summary>
public sealed class CodeChecker(
    UserManager<AppUser> users, IUserStore<AppUser> store, PasswordGate passwords, SignInThrottles throttles, AuthenticatorSteps steps, IClock clock)
{
    /// <summary>Checks a code of the authenticator app.</summary>
    /// <param name="user">The account.</param>
    /// <param name="typed">The code as typed.</param>
    /// <param name="cancellationToken">Stops before anything is counted.</param>
    public Task<Proof> CheckCodeAsync(AppUser user, string? typed, CancellationToken cancellationToken) =>
        CheckAsync(AccountKeys.ForCode(user.Id), () => MatchesAsync(user, typed, cancellationToken), cancellationToken);

    /// <summary>Checks a recovery code and uses it up.</summary>
    /// <param name="user">The account.</param>
    /// <param name="typed">The code as typed.</param>
    /// <param name="cancellationToken">Stops before anything is counted.</param>
    public Task<Proof> RedeemAsync(AppUser user, string? typed, CancellationToken cancellationToken) =>
        CheckAsync(AccountKeys.ForRecoveryCode(user.Id), () => RedeemedAsync(user, typed, cancellationToken), cancellationToken);

    /// <summary>Checks a signed-in person's password or, where there is an authenticator app, its code: whichever was typed.</summary>
    /// <param name="user">The account.</param>
    /// <param name="typed">Password or code.</param>
    /// <param name="cancellationToken">Stops before anything is counted.</param>
    public async Task<bool> CheckEitherAsync(AppUser user, string? typed, CancellationToken cancellationToken) => IsCode(user, typed)
        ? await CheckCodeAsync(user, typed, cancellationToken) == Proof.Right
        : await passwords.ProveAsync(user, typed ?? "", cancellationToken);

    /// <summary>True where what was typed is taken for a code of the account's app; no password is that short.</summary>
    public static bool IsCode(AppUser user, string? typed) => user.TwoFactorEnabled && Totp.Clean(typed) is not null;

    private async Task<Proof> CheckAsync(ThrottleKey key, Func<Task<bool>> isRight, CancellationToken cancellationToken)
    {
        // Counted before it is looked at: tries sent at the same moment get no further than one after the other.
        if (await throttles.TakeAsync([key], cancellationToken) is null)
        {
            return Proof.TooMany;
        }

        if (!await isRight())
        {
            return Proof.Wrong;
        }

        await throttles.ForgetAsync(key, cancellationToken);
        return Proof.Right;
    }

    private async Task<bool> MatchesAsync(AppUser user, string? typed, CancellationToken cancellationToken) =>
        Totp.Clean(typed) is { } code
        && await users.GetAuthenticatorKeyAsync(user) is { } key
        && Totp.StepOf(key, code, clock.GetCurrentInstant()) is { } step
        && await steps.ClaimAsync(user.Id, step, cancellationToken);

    // The account's row is saved together with the shorter list; of two who redeem at the same moment one finds it changed.
    private async Task<bool> RedeemedAsync(AppUser user, string? typed, CancellationToken cancellationToken) =>
        RecoveryCode.Clean(typed) is { } code
        && await ((IUserTwoFactorRecoveryCodeStore<AppUser>)store).RedeemCodeAsync(user, code, cancellationToken)
        && (await users.UpdateAsync(user)).Succeeded;
}
