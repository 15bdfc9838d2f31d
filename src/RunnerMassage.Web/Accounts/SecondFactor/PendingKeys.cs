using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using NodaTime;
using NodaTime.Text;
using RunnerMassage.Data.Accounts;

namespace RunnerMassage.Web.Accounts.SecondFactor;

/// <summary>
/// Authenticator keys that are shown but not yet confirmed by a code. They travel encrypted with the form for half an hour, so that
/// looking at the set-up page changes nothing.
/// </summary>
public sealed class PendingKeys(IDataProtectionProvider protection, UserManager<AppUser> users, IClock clock)
{
    private static readonly Duration Kept = Duration.FromMinutes(30);

    /// <summary>A new key, and the form's token for it.</summary>
    public (string Key, string Token) Create(string userId)
    {
        var key = users.GenerateNewAuthenticatorKey();
        var ends = InstantPattern.General.Format(clock.GetCurrentInstant() + Kept);
        return (key, ProtectorOf(userId).Protect($"{ends} {key}"));
    }

    /// <summary>The key of a form's token, or null where it has ended or was given to somebody else.</summary>
    public string? Read(string userId, string? token)
    {
        if (string.IsNullOrEmpty(token))
        {
            return null;
        }

        try
        {
            var parts = ProtectorOf(userId).Unprotect(token).Split(' ');
            return InstantPattern.General.Parse(parts[0]).Value > clock.GetCurrentInstant() ? parts[1] : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector ProtectorOf(string userId) => protection.CreateProtector("RunnerMassage.PendingAuthenticatorKey.v1", userId);
}
