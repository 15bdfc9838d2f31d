using RunnerMassage.Data;
using RunnerMassage.Data.Diary;
using RunnerMassage.Web.Demo;
using RunnerMassage.Web.Jobs;

namespace RunnerMassage.Web.Hosting;

/// <summary>The clinic: its database, its diary, and what fills them the first time.</summary>
public static class ClinicSetup
{
    /// <summary>Registers the database and the services that book.</summary>
    /// <exception cref="Data.Setup.StartupRefusedException">The configuration cannot be used; the message says why.</exception>
    public static void AddClinic(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(DemoMode.Read(builder.Configuration, builder.Environment));
        services.AddRunnerMassageData(builder.Configuration, DataFolder.Of(builder.Configuration, builder.Environment));
        services.AddDiary();
        services.AddHostedService<IdempotencyCleanupJob>();
        services.AddScoped<FirstSetup>();
        services.AddScoped<DemoSignIn>();
        services.AddSingleton(TimeProvider.System);
    }
}
