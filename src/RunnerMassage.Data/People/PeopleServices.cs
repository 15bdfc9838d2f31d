using Microsoft.Extensions.DependencyInjection;
using RunnerMassage.Data.Audit;
using RunnerMassage.Data.Privacy;

namespace RunnerMassage.Data.People;

/// <summary>Registers what admins see and decide about people, and what people decide about their own data.</summary>
internal static class PeopleServices
{
    public static IServiceCollection AddPeople(this IServiceCollection services) => services
        .AddScoped<AuditRepository>().AddScoped<Admins>().AddScoped<UserDirectory>().AddScoped<UserAdmin>().AddScoped<TherapistTies>()
        .AddScoped<StaffInvites>().AddScoped<SessionTextEraser>().AddScoped<ConsentRepository>().AddScoped<PersonalDataReader>().AddScoped<AccountEraser>();
}
