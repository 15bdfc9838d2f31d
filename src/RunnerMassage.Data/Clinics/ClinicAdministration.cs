using Microsoft.Extensions.DependencyInjection;

namespace RunnerMassage.Data.Clinics;

/// <summary>Registers what changes the clinic, its rooms, its people and what it offers.</summary>
public static class ClinicAdministration
{
    /// <summary>Registers it.</summary>
    public static IServiceCollection AddClinicAdministration(this IServiceCollection services) =>
        services.AddScoped<ComingSessionReader>().AddScoped<MassageTypeEditor>().AddScoped<QualificationEditor>().AddScoped<RoomEditor>()
            .AddScoped<TherapistEditor>().AddScoped<ClinicEditor>().AddScoped<LocalRaces>();
}
