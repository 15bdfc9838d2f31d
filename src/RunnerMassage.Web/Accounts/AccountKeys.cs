using RunnerMassage.Data.Accounts;
using RunnerMassage.Web.Hosting;

namespace RunnerMassage.Web.Accounts;

/// <summary>
/// What failures are counted by. A browser that the account knows counts by itself. All others count by account and network, by network,
/// and by account; so a stranger who hammers slows down himself, his network, and in great number other strangers at that account, but
/// never its owner at a browser that they have used before.
/// </summary>
internal static class AccountKeys
{
    /// <summary>The keys of a sign-in; the same ones whether there is such an account or not. The first is that of account and place.</summary>
    public static IReadOnlyList<ThrottleKey> ForSignIn(HttpContext context, string normalizedEmail, string? device)
    {
        var ofAccount = OfAccount(context, normalizedEmail, device);
        return device is not null ? ofAccount : [.. ofAccount, new($"network {ClientAddress.NetworkOf(context)}", ThrottleRule.OneNetwork)];
    }

    /// <summary>Those of them that count one account alone.</summary>
    public static IReadOnlyList<ThrottleKey> OfAccount(HttpContext context, string normalizedEmail, string? device) => device is not null
        ? [new($"device {device} {normalizedEmail}", ThrottleRule.OneAccountFromOnePlace)]
        :
        [
            new($"place {ClientAddress.NetworkOf(context)} {normalizedEmail}", ThrottleRule.OneAccountFromOnePlace),
            new($"account {normalizedEmail}", ThrottleRule.OneAccountFromStrangers),
        ];

    /// <summary>The key of passwords typed by whoever is signed in, to prove that they still are who they were.</summary>
    public static ThrottleKey ForProof(string userId) => new($"proof {userId}", ThrottleRule.OneAccountFromOnePlace);

    /// <summary>The key of codes of the authenticator app.</summary>
    public static ThrottleKey ForCode(string userId) => new($"code {userId}", ThrottleRule.SecondFactor);

    /// <summary>The key of recovery codes, apart from the app's: whoever has mistyped those too often can still use one of these.</summary>
    public static ThrottleKey ForRecoveryCode(string userId) => new($"recovery code {userId}", ThrottleRule.SecondFactor);

    /// <summary>The key of mails to an address.</summary>
    public static ThrottleKey ForMail(string normalizedEmail) => new($"mail {normalizedEmail}", ThrottleRule.MailToOneAddress);
}
