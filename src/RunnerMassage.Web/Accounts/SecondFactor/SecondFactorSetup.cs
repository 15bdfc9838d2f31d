using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RunnerMassage.Data.Accounts;

namespace RunnerMassage.Web.Accounts.SecondFactor;

/// <summary>Passkeys, authenticator apps and the rule that admins have one of them. Comes after the accounts themselves.</summary>
public static class SecondFactorSetup
{
    // From the password to the code: enough to find the phone.
    private static readonly TimeSpan StepLasts = TimeSpan.FromMinutes(10);

    /// <summary>Registers the second factor. Configuration <c>Passkeys:ServerDomain</c>: the domain passkeys belong to, by default the request's host.</summary>
    public static void AddSecondFactor(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.Replace(ServiceDescriptor.Scoped<IUserStore<AppUser>, ProtectedUserStore>());
        services.AddSingleton<AuthenticatorSteps>().AddSingleton<UsedChallenges>();
        services.AddScoped<PendingKeys>().AddScoped<CodeChecker>().AddScoped<TwoFactorService>().AddScoped<ApiSecondFactor>();
        services.AddScoped<PasskeyCeremonies>().AddScoped<PasskeyService>().AddScoped<Entrance>();
        services.AddSingleton<AdminRule>();

        var domain = builder.Configuration["Passkeys:ServerDomain"];
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            options.ServerDomain = string.IsNullOrWhiteSpace(domain) ? null : domain.Trim();
            // Only a key that asks for a finger, a face or a PIN makes two factors, and only one that knows its owner works without an address.
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
        });
        services.AddAuthentication().AddCookie(IdentityConstants.TwoFactorUserIdScheme, Configure);
        services.Configure<SecurityStampValidatorOptions>(KeepStrength);
    }

    /// <summary>Holds admins to their second factor. Between authentication and authorization.</summary>
    public static void UseSecondFactorForAdmins(this WebApplication app)
    {
        var rule = app.Services.GetRequiredService<AdminRule>();
        app.Use((context, next) => rule.ApplyAsync(context, next));
    }

    private static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "runner-massage-second-step";
        options.Cookie.HttpOnly = true;
        options.Cookie.Path = "/";
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.CookieManager = new HostCookieManager();
        options.ExpireTimeSpan = StepLasts;
        options.SlidingExpiration = false;
    }

    // A cookie that is checked against its account gets the account's claims anew; how its owner signed in is not among them.
    private static void KeepStrength(SecurityStampValidatorOptions options)
    {
        var others = options.OnRefreshingPrincipal;
        options.OnRefreshingPrincipal = async refreshing =>
        {
            await (others?.Invoke(refreshing) ?? Task.CompletedTask);
            refreshing.NewPrincipal!.SignedInAs(refreshing.CurrentPrincipal);
        };
    }
}
