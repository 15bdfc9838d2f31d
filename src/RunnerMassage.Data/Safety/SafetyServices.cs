using Microsoft.Extensions.DependencyInjection;
using RunnerMassage.Data.Protection;

namespace RunnerMassage.Data.Safety;

/// <summary>Registers what keeps and reads safety answers, and what lets go of them.</summary>
public static class SafetyServices
{
    /// <summary>Registers it.</summary>
    public static IServiceCollection AddSafety(this IServiceCollection services) => services
        .AddSingleton<SafetyProtector>().AddScoped<SafetyReader>().AddScoped<ScreeningRepository>().AddScoped<OwnScreenings>()
        .AddScoped<ReviewQueue>().AddScoped<RetentionRepository>().AddScoped<RetentionCleanup>();
}
