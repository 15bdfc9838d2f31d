using RunnerMassage.Web.Pages.Admin.Races;

namespace RunnerMassage.Web.Pages.Admin;

/// <summary>What the pages need on which admins manage the clinic.</summary>
public static class ClinicPages
{
    /// <summary>Registers it.</summary>
    public static IServiceCollection AddClinicPages(this IServiceCollection services) => services.AddScoped<RaceHours>();
}
