using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RunnerMassage.Data;

namespace RunnerMassage.Web.Hosting;

/// <summary>
/// What a supervisor asks: <c>/health/live</c>, does the process answer; <c>/health/ready</c>, can it do its work.
/// Answers one word and no details, since anybody may ask.
/// </summary>
public static class Health
{
    private const string Ready = "ready";

    /// <summary>Registers the checks.</summary>
    public static void AddHealth(this WebApplicationBuilder builder) => builder.Services.AddHealthChecks()
        .AddCheck<DatabaseCheck>("database", tags: [Ready])
        .AddCheck<KeyRingCheck>("key ring", tags: [Ready]);

    /// <summary>Maps the two addresses.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = static _ => false })
            .AllowAnonymous().DisableRateLimiting();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = static check => check.Tags.Contains(Ready) })
            .AllowAnonymous().DisableRateLimiting();
    }

    /// <summary>The database answers and has all migrations of this version.</summary>
    private sealed class DatabaseCheck(RunnerMassageContext database) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            (await database.Database.GetPendingMigrationsAsync(cancellationToken)).Any()
                ? HealthCheckResult.Unhealthy("Migrations are pending.")
                : HealthCheckResult.Healthy();
    }

    /// <summary>What is protected with the key ring can be read again.</summary>
    private sealed class KeyRingCheck(IDataProtectionProvider protection) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            var protector = protection.CreateProtector("RunnerMassage.Health");
            return Task.FromResult(protector.Unprotect(protector.Protect(Ready)) == Ready
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("The key ring does not read what it wrote."));
        }
    }
}
