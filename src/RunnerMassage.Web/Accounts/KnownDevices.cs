using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace RunnerMassage.Web.Accounts;

/// <summary>
/// Remembers in a browser, for a year, that accounts were signed in to there. Whoever guesses passwords elsewhere slows down other
/// strangers, but never a browser that the account knows: it has a count of its own. The cookie lets nobody in; it only lets them try.
/// </summary>
public sealed class KnownDevices(IDataProtectionProvider protection)
{
    /// <summary>Name of the cookie; over https it is prefixed with <c>__Host-</c>.</summary>
    public const string CookieName = "runner-massage-device";

    // A family's tablet; beyond that the oldest is forgotten.
    private const int MostAccounts = 5;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);
    private static readonly HostCookieManager Cookies = new();

    private readonly IDataProtector _protector = protection.CreateProtector("RunnerMassage.KnownDevice.v1");

    /// <summary>The id of this browser where the account was signed in to with it, else null.</summary>
    public string? FindFor(HttpContext context, string userId) =>
        Read(context) is [var device, .. var accounts] && accounts.Contains(userId, StringComparer.Ordinal) ? device : null;

    /// <summary>Notes that the account was signed in to with this browser.</summary>
    public void Remember(HttpContext context, string userId)
    {
        var known = Read(context);
        var device = known is [var id, ..] ? id : Guid.NewGuid().ToString("N");
        var accounts = known.Skip(1).Where(account => account != userId).Append(userId).TakeLast(MostAccounts);
        var options = new CookieOptions
        {
            HttpOnly = true,
            Secure = context.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            IsEssential = true,
            MaxAge = Kept,
        };
        Cookies.AppendResponseCookie(context, CookieName, _protector.Protect(string.Join(' ', accounts.Prepend(device))), options);
    }

    private string[] Read(HttpContext context)
    {
        if (Cookies.GetRequestCookie(context, CookieName) is not { Length: > 0 } cookie)
        {
            return [];
        }

        try
        {
            return _protector.Unprotect(cookie).Split(' ');
        }
        catch (CryptographicException)
        {
            // Made up, or written under a key that is gone: a browser like any other.
            return [];
        }
    }
}
