using Microsoft.EntityFrameworkCore;
using RunnerMassage.Data;
using RunnerMassage.Web.Demo;

namespace RunnerMassage.Web.Hosting;

/// <summary>What has to be done before the first request.</summary>
public static class Preparation
{
    /// <summary>Brings the database up to date and fills it where it is empty.</summary>
    public static async Task PrepareAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var stopping = app.Lifetime.ApplicationStopping;
        await scope.ServiceProvider.GetRequiredService<RunnerMassageContext>().Database.MigrateAsync(stopping);
        await scope.ServiceProvider.GetRequiredService<FirstSetup>().RunAsync(stopping);
    }
}
