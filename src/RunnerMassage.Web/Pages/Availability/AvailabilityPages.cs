using RunnerMassage.Web.Shared.Holidays;

namespace RunnerMassage.Web.Pages.Availability;

/// <summary>What the availability pages need besides the editor.</summary>
public static class AvailabilityPages
{
    /// <summary>Registers it.</summary>
    public static IServiceCollection AddAvailabilityPages(this IServiceCollection services) =>
        services.AddScoped<ScheduleReader>().AddScoped<MoveOffers>().AddSingleton<HolidayCalendar>();
}
