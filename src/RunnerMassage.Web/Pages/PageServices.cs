using RunnerMassage.Data.Repositories;
using RunnerMassage.Web.Pages.Admin.Guides;
using RunnerMassage.Web.Pages.Desk;
using RunnerMassage.Web.Pages.Sessions;
using RunnerMassage.Web.Shared.Movement;
using RunnerMassage.Web.Shared.Planning;
using RunnerMassage.Web.Shared.TimeChoice;

namespace RunnerMassage.Web.Pages;

/// <summary>What the pages need besides repositories.</summary>
public static class PageServices
{
    /// <summary>Registers it.</summary>
    public static IServiceCollection AddPageServices(this IServiceCollection services) =>
        services.AddScoped<CatalogueReader>().AddScoped<TimeFinder>().AddScoped<TimingKnowledgeReader>()
            .AddScoped<TimingAdvisor>().AddScoped<SessionReader>().AddScoped<DeskReader>().AddScoped<SessionTimeline>()
            .AddSingleton<PlannerMemory>().AddScoped<PlanMaker>().AddScoped<TrainingKeeper>().AddScoped<PlanKeeper>()
            .AddSingleton<PictureEncoder>().AddScoped<MovementReferralReader>();
}
