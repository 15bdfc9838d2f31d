using FluentValidation;
using FluentValidation.AspNetCore;
using RunnerMassage.Web.Pages;
using RunnerMassage.Web.Shared;

namespace RunnerMassage.Web.Hosting;

/// <summary>The pages: Razor Pages, each in its feature's folder, validated with FluentValidation.</summary>
public static class PageSetup
{
    /// <summary>Registers the pages and what they share.</summary>
    public static void AddPages(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddRazorPages(static options => options.Conventions.AllowAnonymousToPage("/Index"));
        services.Configure<Microsoft.AspNetCore.Mvc.MvcOptions>(static options =>
            options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true);
        services.Configure<RouteOptions>(static options => options.LowercaseUrls = true);
        services.AddValidatorsFromAssemblyContaining<Program>(ServiceLifetime.Singleton, includeInternalTypes: true);
        services.AddFluentValidationAutoValidation(static options => options.DisableDataAnnotationsValidation = true);
        services.AddScoped<ISiteInfo, SiteInfo>();
        services.AddPageServices();
    }

    /// <summary>Maps the pages and the static files. Texts are British English everywhere, whatever the server's language.</summary>
    public static void MapPages(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();
    }
}
