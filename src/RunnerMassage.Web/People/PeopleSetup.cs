using RunnerMassage.Web.Audit;
using RunnerMassage.Web.Privacy;

namespace RunnerMassage.Web.People;

/// <summary>What admins decide about people, and what people decide about their own data.</summary>
public static class PeopleSetup
{
    /// <summary>Registers it, the audit log's part of it included.</summary>
    public static void AddPeople(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddHttpContextAccessor();
        services.AddScoped<Auditor>();
        services.AddScoped<FirstAdmin>();
        services.AddScoped<StaffAccounts>();
        services.AddScoped<DataExport>();
        services.AddScoped<AccountDeletion>();
        services.AddScoped<DeletionPreview>();
        services.AddScoped<OwnerProof>();
        services.AddScoped<ConsentDesk>();
        services.AddHostedService<SetupLink>();
        services.AddHostedService<UnfinishedDeletionsJob>();
    }
}
