using RunnerMassage.Data.Setup;
using RunnerMassage.Web.Demo;

namespace RunnerMassage.Web.Hosting;

/// <summary>What has to be done before the first request.</summary>
public static class Preparation
{
    /// <summary>Brings the database up to date and fills it where it is empty.</summary>
    /// <exception cref="StartupRefusedException">The database or the configured clinic cannot be used; the message says why.</exception>
    public static async Task PrepareAsync(this WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        await DatabaseSetup.PrepareAsync(app.Services, stopping);
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<FirstSetup>().RunAsync(stopping);
    }
}
