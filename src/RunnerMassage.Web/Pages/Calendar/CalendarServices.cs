using RunnerMassage.Data.Calendars;

namespace RunnerMassage.Web.Pages.Calendar;

/// <summary>What the therapist's calendar needs.</summary>
public static class CalendarServices
{
    /// <summary>Registers it.</summary>
    public static IServiceCollection AddCalendar(this IServiceCollection services) => services.AddScoped<CalendarReader>();
}
