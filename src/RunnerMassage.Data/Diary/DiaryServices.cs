using Microsoft.Extensions.DependencyInjection;
using RunnerMassage.Data.Availability;
using RunnerMassage.Data.Availability.Editing;
using RunnerMassage.Data.Setup;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Booking;

namespace RunnerMassage.Data.Diary;

/// <summary>Registers the diary and the search.</summary>
public static class DiaryServices
{
    /// <summary>
    /// Registers <see cref="IDiary"/> for the database that <see cref="DataServices.AddRunnerMassageData"/> has chosen (call that first),
    /// <see cref="SchedulingService"/>, the search with its cache, <see cref="AvailabilityEditor"/>, and <see cref="IdempotencyCleanup"/>.
    /// </summary>
    public static IServiceCollection AddDiary(this IServiceCollection services)
    {
        services.AddSingleton<SqliteDiary>();
        services.AddSingleton<PostgreSqlDiary>();
        services.AddSingleton<IDiary>(provider => IsSqlite(provider)
            ? provider.GetRequiredService<SqliteDiary>()
            : provider.GetRequiredService<PostgreSqlDiary>());
        services.AddSingleton<SchedulingService>();
        services.AddSingleton<AvailabilityCache>();
        services.AddScoped<AvailabilityReader>();
        services.AddScoped<IAvailabilityReader, CachedAvailabilityReader>();
        services.AddScoped<IdempotencyCleanup>();
        services.AddScoped<EffectReader>();
        services.AddScoped<AvailabilityEditor>();
        return services;
    }

    private static bool IsSqlite(IServiceProvider provider) =>
        provider.GetRequiredService<DatabaseOptions>().Provider == DatabaseProvider.Sqlite;
}
