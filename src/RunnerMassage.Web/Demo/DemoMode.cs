using RunnerMassage.Data.Setup;

namespace RunnerMassage.Web.Demo;

/// <summary>Whether this site shows invented people and sessions. Configuration <c>Demo</c>; on in Development unless said otherwise.</summary>
/// <param name="Enabled">True in demo mode.</param>
public sealed record DemoMode(bool Enabled)
{
    /// <summary>Reads the configuration.</summary>
    /// <exception cref="StartupRefusedException">The demo is asked for in Production, where its well-known password would let anybody in.</exception>
    public static DemoMode Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var enabled = configuration.GetValue("Demo", environment.IsDevelopment());
        return enabled && environment.IsProduction()
            ? throw new StartupRefusedException(
                "Demo is on in Production, where everybody would know the admin's password; turn Demo off or choose another environment.")
            : new DemoMode(enabled);
    }
}
