using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Web.Accounts;

namespace RunnerMassage.Web.Privacy;

/// <summary>
/// Whether somebody who is signed in is the account's owner, and not somebody at a screen that was left alone: they know the password, or,
/// where there is none, have signed in just now.
/// </summary>
public sealed class OwnerProof(OpenAccounts accounts, PasswordGate gate, SignInHistory signIns, IClock clock)
{
    private static readonly Duration JustNow = Duration.FromMinutes(10);

    /// <summary>What has to be shown.</summary>
    public async Task<ProofNeeded> NeededAsync(string userId, CancellationToken cancellationToken) =>
        await accounts.FindByIdAsync(userId) is { PasswordHash: not null } ? ProofNeeded.Password
        : await SignedInJustNowAsync(userId, cancellationToken) ? ProofNeeded.None
        : ProofNeeded.SignInAgain;

    /// <summary>True where it is shown.</summary>
    public async Task<bool> HoldsAsync(string userId, string? password, CancellationToken cancellationToken) =>
        await accounts.FindByIdAsync(userId) is { } user
        && (user.PasswordHash is null
            ? await SignedInJustNowAsync(userId, cancellationToken)
            : password is { Length: > 0 and <= CredentialRules.LongestPassword } && await gate.ProveAsync(user, password, cancellationToken));

    private async Task<bool> SignedInJustNowAsync(string userId, CancellationToken cancellationToken) =>
        await signIns.ListAsync(userId, most: 1, cancellationToken) is [var last] && last.At > clock.GetCurrentInstant() - JustNow;
}

/// <summary>How somebody proves to be the owner of the account that they are signed in to.</summary>
public enum ProofNeeded
{
    /// <summary>They have done so just now.</summary>
    None,

    /// <summary>By the password.</summary>
    Password,

    /// <summary>By signing in again.</summary>
    SignInAgain,
}
