using System.Data.Common;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Web.Demo;
using RunnerMassage.Web.Shared;

namespace RunnerMassage.Web.Hosting;

/// <summary>
/// Reads the clinic's row once per request, when a page first asks, so that a change shows at once on every node.
/// Falls back to the configured name where the database cannot be read, because the error page has the same frame.
/// </summary>
internal sealed class SiteInfo(ClinicRepository clinics, IConfiguration configuration, DemoMode demo) : ISiteInfo
{
    private readonly Lazy<Clinic?> _clinic = new(() => Read(clinics));

    public string Name => _clinic.Value?.Name ?? configuration["Clinic:Name"] ?? "Runner Massage";

    public string Address => _clinic.Value?.Address ?? "";

    public string Phone => _clinic.Value?.Phone ?? "";

    public string Email => _clinic.Value?.Email ?? "";

    public bool DemoMode { get; } = demo.Enabled;

    private static Clinic? Read(ClinicRepository clinics)
    {
        try
        {
            return clinics.Find();
        }
        catch (DbException)
        {
            return null;
        }
    }
}
