using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;
using RunnerMassage.Web.Accounts;

namespace RunnerMassage.Web.Shared.Planning;

/// <summary>
/// Keeps the planner's answers for a day in an encrypted cookie of the visitor's own browser, from the first question through signing up
/// to the booking. They tell of health, so they stand in no address, no log and no database.
/// </summary>
public sealed class PlannerMemory(IDataProtectionProvider protection, IClock clock)
{
    /// <summary>Name of the cookie; over https it is prefixed with <c>__Host-</c>.</summary>
    public const string CookieName = "runner-massage-plan";

    private static readonly Duration Kept = Duration.FromDays(1);
    private static readonly HostCookieManager Cookies = new();
    private static readonly JsonSerializerOptions Json = new JsonSerializerOptions().ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);

    private readonly IDataProtector _protector = protection.CreateProtector("RunnerMassage.PlannerAnswers.v1");

    /// <summary>The visitor's answers, or null where there are none, they are a day old or they cannot be read.</summary>
    public PlannerAnswers? Read(HttpContext context)
    {
        if (Cookies.GetRequestCookie(context, CookieName) is not { Length: > 0 } cookie)
        {
            return null;
        }

        try
        {
            var answers = JsonSerializer.Deserialize<PlannerAnswers>(_protector.Unprotect(cookie), Json);
            return answers is not null && clock.GetCurrentInstant() - answers.AnsweredAt < Kept ? answers : null;
        }
        catch (Exception exception) when (exception is CryptographicException or JsonException)
        {
            // Written by an older version or under a key that is gone: as good as no answers.
            return null;
        }
    }

    /// <summary>Keeps answers in place of earlier ones.</summary>
    public void Write(HttpContext context, PlannerAnswers answers)
    {
        var options = OptionsFor(context);
        options.MaxAge = Kept.ToTimeSpan();
        Cookies.AppendResponseCookie(context, CookieName, _protector.Protect(JsonSerializer.Serialize(answers, Json)), options);
    }

    /// <summary>Forgets the answers.</summary>
    public void Clear(HttpContext context) => Cookies.DeleteCookie(context, CookieName, OptionsFor(context));

    private static CookieOptions OptionsFor(HttpContext context) => new()
    {
        HttpOnly = true,
        Secure = context.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        IsEssential = true,
    };
}
