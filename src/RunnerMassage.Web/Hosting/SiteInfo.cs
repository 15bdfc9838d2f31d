using RunnerMassage.Web.Shared;

namespace RunnerMassage.Web.Hosting;

/// <summary>The clinic as configured.</summary>
internal sealed class SiteInfo(IConfiguration configuration) : ISiteInfo
{
    public string Name => configuration["Clinic:Name"] ?? "Runner Massage";

    public string Address => "";

    public string Phone => "";

    public string Email => "";

    public bool DemoMode { get; } = configuration.GetValue<bool>("Demo");
}
