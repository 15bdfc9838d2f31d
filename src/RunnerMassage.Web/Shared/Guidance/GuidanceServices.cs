namespace RunnerMassage.Web.Shared.Guidance;

/// <summary>What pages need to show guidance.</summary>
public static class GuidanceServices
{
    /// <summary>Registers it; the reader of published guides comes with the data.</summary>
    public static IServiceCollection AddGuidance(this IServiceCollection services) =>
        services.AddSingleton<GuideRenderer>().AddScoped<GuideViews>();
}
