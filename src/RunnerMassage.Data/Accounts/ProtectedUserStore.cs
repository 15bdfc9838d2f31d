using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace RunnerMassage.Data.Accounts;

/// <summary>
/// Identity's store of accounts, except that it keeps the secrets of the second factor so that neither the database nor a backup of it
/// lets anybody in: the authenticator key encrypted for its account, recovery codes as hashes. Like all of Identity's store, it changes
/// the unit of work and leaves saving to <see cref="UserManager{TUser}"/>.
/// </summary>
public sealed class ProtectedUserStore(
    RunnerMassageContext context, IDataProtectionProvider protection, ILogger<ProtectedUserStore> logger, IdentityErrorDescriber describer)
    : UserStore<AppUser, IdentityRole, RunnerMassageContext>(context, describer)
{
    // Both are part of what is stored: changing them makes every key unreadable and every code wrong.
    private const string KeyPurpose = "RunnerMassage.AuthenticatorKey.v1";
    private const string CodePurpose = "RunnerMassage.RecoveryCode.v1";

    /// <summary>The provider under which Identity's store keeps the two secrets among the account's tokens.</summary>
    public const string Provider = "[AspNetUserStore]";

    /// <summary>The token that holds the authenticator key.</summary>
    public const string KeyName = "AuthenticatorKey";

    /// <summary>The token that holds the recovery codes.</summary>
    public const string CodesName = "RecoveryCodes";

    private const char Separator = ';';

    /// <inheritdoc />
    public override Task SetAuthenticatorKeyAsync(AppUser user, string key, CancellationToken cancellationToken) =>
        base.SetAuthenticatorKeyAsync(user, ProtectorOf(user).Protect(key), cancellationToken);

    /// <summary>The account's authenticator key in Base32, or null: there is none, or what encrypted it is lost.</summary>
    public override async Task<string?> GetAuthenticatorKeyAsync(AppUser user, CancellationToken cancellationToken)
    {
        if (await base.GetAuthenticatorKeyAsync(user, cancellationToken) is not { Length: > 0 } stored)
        {
            return null;
        }

        try
        {
            return ProtectorOf(user).Unprotect(stored);
        }
        catch (CryptographicException exception)
        {
            logger.LogError(exception, "An authenticator key cannot be read: the data protection key for it is missing or the row was altered");
            return null;
        }
    }

    /// <inheritdoc />
    public override Task ReplaceCodesAsync(AppUser user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        KeepAsync(user, recoveryCodes.Select(code => HashOf(user, code)), cancellationToken);

    /// <summary>Takes a recovery code off the list. True where it stood there; only whoever also saves the account has redeemed it.</summary>
    public override async Task<bool> RedeemCodeAsync(AppUser user, string code, CancellationToken cancellationToken)
    {
        var given = HashOf(user, code);
        var kept = (await GetTokenAsync(user, Provider, CodesName, cancellationToken) ?? "").Split(Separator, StringSplitOptions.RemoveEmptyEntries);
        var left = Array.FindAll(
            kept, hash => !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(given)));
        if (left.Length == kept.Length)
        {
            return false;
        }

        await KeepAsync(user, left, cancellationToken);
        return true;
    }

    private Task KeepAsync(AppUser user, IEnumerable<string> hashes, CancellationToken cancellationToken) =>
        SetTokenAsync(user, Provider, CodesName, string.Join(Separator, hashes), cancellationToken);

    private IDataProtector ProtectorOf(AppUser user) => protection.CreateProtector(KeyPurpose, user.Id);

    // Codes hold 80 random bits, too many to try even against a quick hash; the account's id keeps equal codes from looking equal.
    private static string HashOf(AppUser user, string code) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{CodePurpose}:{user.Id}:{code}")));
}
