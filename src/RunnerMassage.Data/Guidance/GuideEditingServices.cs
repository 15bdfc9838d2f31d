using Microsoft.Extensions.DependencyInjection;

namespace RunnerMassage.Data.Guidance;

/// <summary>Registers what those use who write guidance.</summary>
internal static class GuideEditingServices
{
    public static IServiceCollection AddGuideEditing(this IServiceCollection services) =>
        services.AddScoped<GuideEditor>().AddScoped<GuideHistory>().AddScoped<GuidanceImageStore>();
}
