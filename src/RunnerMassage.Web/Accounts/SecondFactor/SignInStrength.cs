using System.Globalization;
using System.Security.Claims;
using NodaTime;

namespace RunnerMassage.Web.Accounts.SecondFactor;

/// <summary>How somebody signed in, as it stands in their cookie or token: with one factor or two, and when.</summary>
public static class SignInStrength
{
    // "amr" (RFC 8176) is also what Identity keeps when it renews a cookie.
    private const string MethodClaim = "amr";
    private const string TwoFactors = "mfa";
    private const string Password = "pwd";
    private const string TimeClaim = "auth_time";

    // Long enough to walk through one's account after signing in, too short for a screen left open over lunch.
    private static readonly Duration Fresh = Duration.FromMinutes(15);

    /// <summary>Notes how the person signed in.</summary>
    /// <param name="person">The person; noted in the first identity.</param>
    /// <param name="twoFactors">True after a second factor or a passkey.</param>
    /// <param name="at">When.</param>
    /// <returns>The same person.</returns>
    public static ClaimsPrincipal SignedIn(this ClaimsPrincipal person, bool twoFactors, Instant at)
    {
        var identity = (ClaimsIdentity)person.Identity!;
        Remove(identity, MethodClaim, TimeClaim);
        identity.AddClaim(new Claim(MethodClaim, twoFactors ? TwoFactors : Password));
        identity.AddClaim(new Claim(TimeClaim, at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), ClaimValueTypes.Integer64));
        return person;
    }

    /// <summary>Carries over how the same person signed in, because their claims were read anew.</summary>
    /// <param name="person">The person with new claims.</param>
    /// <param name="before">The person as they signed in.</param>
    /// <returns>The person with new claims.</returns>
    public static ClaimsPrincipal SignedInAs(this ClaimsPrincipal person, ClaimsPrincipal? before)
    {
        var identity = (ClaimsIdentity)person.Identity!;
        Remove(identity, MethodClaim, TimeClaim);
        identity.AddClaims((before?.Claims ?? []).Where(static claim => claim.Type is MethodClaim or TimeClaim).Select(static claim => claim.Clone()));
        return person;
    }

    /// <summary>True where this sign-in took two factors.</summary>
    public static bool SignedInWithTwoFactors(this ClaimsPrincipal person) => person.HasClaim(MethodClaim, TwoFactors);

    /// <summary>When the person signed in, or null where that was not noted.</summary>
    public static Instant? SignedInAt(this ClaimsPrincipal person) =>
        long.TryParse(person.FindFirstValue(TimeClaim), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? Instant.FromUnixTimeSeconds(seconds)
            : null;

    /// <summary>True shortly after signing in: then nobody is asked to prove again who they are.</summary>
    public static bool SignedInJustNow(this ClaimsPrincipal person, Instant now) =>
        person.SignedInAt() is { } at && now - at < Fresh;

    private static void Remove(ClaimsIdentity identity, params ReadOnlySpan<string> types)
    {
        foreach (var type in types)
        {
            foreach (var claim in identity.FindAll(type).ToList())
            {
                identity.RemoveClaim(claim);
            }
        }
    }
}
