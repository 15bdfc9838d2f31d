using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using RunnerMassage.Data;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Web.Accounts.Passwords;
using RunnerMassage.Web.Hosting;

namespace RunnerMassage.Web.Accounts;

/// <summary>
/// Accounts with ASP.NET Core Identity. Pages know people by a cookie, the API by a bearer token only: a cookie that a browser sends
/// along on its own accord is worth nothing below <c>/api</c>, so nothing there needs antiforgery tokens.
/// </summary>
public static class AccountSetup
{
    private const string CookieOrBearer = "cookie-or-bearer";

    // OWASP's figure for PBKDF2 with HMAC-SHA512, the function of Identity's third hash format; about a tenth of a second.
    private const int PasswordIterations = 220_000;

    /// <summary>Registers accounts, sign-in and the rule that whoever is not signed in sees only what says so.</summary>
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddIdentityCore<AppUser>(Configure)
            .AddRoles<IdentityRole>()
            .AddEntityFrameworkStores<RunnerMassageContext>()
            .AddClaimsPrincipalFactory<ClaimsFactory>()
            .AddSignInManager()
            .AddPasswordValidator<NewPasswordValidator>()
            .AddDefaultTokenProviders();
        services.Configure<PasswordHasherOptions>(static options => options.IterationCount = PasswordIterations);
        services.Configure<SecurityStampValidatorOptions>(static options => options.ValidationInterval = StampCheck.Interval.ToTimeSpan());
        services.AddScoped<ISecurityStampValidator, CookieStampValidator>();
        services.AddMemoryCache().AddSingleton<KnownDevices>().AddScoped<SignInNotes>();
        services.AddScoped<OpenAccounts>().AddScoped<PasswordGate>().AddScoped<AccountService>().AddScoped<AccountMails>();
        services.AddScoped<Registration>().AddScoped<AddressProof>().AddScoped<PasswordService>();
        services.AddHostedService<AccountCleanupJob>();

        services.AddAuthentication(CookieOrBearer)
            .AddPolicyScheme(CookieOrBearer, displayName: null, static options => options.ForwardDefaultSelector = static context =>
                context.Request.IsApi() ? IdentityConstants.BearerScheme : IdentityConstants.ApplicationScheme)
            .AddBearerToken(IdentityConstants.BearerScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, Configure);
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, NothingThereHandler>();
        services.AddHttpContextAccessor();
        services.AddOptions<AntiforgeryOptions>().Configure<IHttpContextAccessor>(static (options, accessor) =>
            options.Cookie = new HostCookieBuilder(accessor, "runner-massage-form", SameSiteMode.Strict));
        services.AddOptions<CookieTempDataProviderOptions>().Configure<IHttpContextAccessor>(static (options, accessor) =>
            options.Cookie = new HostCookieBuilder(accessor, "runner-massage-message", SameSiteMode.Lax));
    }

    /// <summary>Ends access tokens of accounts that have changed since. Comes after authentication.</summary>
    public static void UseStampCheck(this WebApplication app) => app.UseMiddleware<StampCheck>();

    private static void Configure(IdentityOptions options)
    {
        options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        options.User.RequireUniqueEmail = true;
        // The user name is the address, and CredentialRules say what that may hold.
        options.User.AllowedUserNameCharacters = "";
        options.Password = new PasswordOptions
        {
            RequiredLength = CredentialRules.ShortestPassword,
            RequireDigit = false,
            RequireLowercase = false,
            RequireUppercase = false,
            RequireNonAlphanumeric = false,
        };
        // Identity's lockout would let a stranger shut somebody out; SignInThrottles slow down the stranger instead.
        options.Lockout.AllowedForNewUsers = false;
    }

    private static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "runner-massage";
        options.Cookie.HttpOnly = true;
        options.Cookie.Path = "/";
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.CookieManager = new HostCookieManager();
        options.ExpireTimeSpan = TimeSpan.FromDays(14);
        options.SlidingExpiration = true;
        options.LoginPath = "/account/sign-in";
        options.AccessDeniedPath = "/account/denied";
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
    }
}
