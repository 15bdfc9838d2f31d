namespace RunnerMassage.Web.Safety;

/// <summary>Safety beyond the database: the job that lets go of old data.</summary>
public static class SafetySetup
{
    /// <summary>Registers it.</summary>
    public static void AddSafety(this WebApplicationBuilder builder) => builder.Services.AddHostedService<RetentionJob>();
}
