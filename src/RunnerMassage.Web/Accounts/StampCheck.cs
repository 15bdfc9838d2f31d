using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Caching.Memory;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Web.Hosting;

namespace RunnerMassage.Web.Accounts;

/// <summary>
/// Ends access tokens when their account changes. A token holds for an hour by itself; so the account's security stamp is looked at as
/// well, once in half a minute for each account in use. Browsers' cookies are looked at as often, by Identity's own validator.
/// </summary>
internal sealed class StampCheck(RequestDelegate next, IMemoryCache looked, IClock clock)
{
    /// <summary>How long a sign-in may go on after a change that ends it.</summary>
    public static readonly Duration Interval = Duration.FromSeconds(30);

    private const string StampClaim = "AspNet.Identity.SecurityStamp";

    /// <summary>Treats a request whose account has changed since as one of a stranger.</summary>
    public async Task InvokeAsync(HttpContext context, SignInManager<AppUser> signIn, OpenAccounts accounts)
    {
        if (context.Request.IsApi() && context.User.Identity?.IsAuthenticated is true && !await HoldsAsync(context.User, signIn, accounts))
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity());
        }

        await next(context);
    }

    private async Task<bool> HoldsAsync(ClaimsPrincipal person, SignInManager<AppUser> signIn, OpenAccounts accounts)
    {
        var key = (typeof(StampCheck), person.FindFirstValue(ClaimTypes.NameIdentifier), person.FindFirstValue(StampClaim));
        var now = clock.GetCurrentInstant();
        if (looked.TryGetValue(key, out Instant at) && at <= now && now - at < Interval)
        {
            return true;
        }

        if (await signIn.ValidateSecurityStampAsync(person) is not { } user || !accounts.IsOpen(user))
        {
            return false;
        }

        looked.Set(key, now, Interval.ToTimeSpan());
        return true;
    }
}
