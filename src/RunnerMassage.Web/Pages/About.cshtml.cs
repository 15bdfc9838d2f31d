using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages;

/// <summary>Where the clinic is, when somebody is there, and what a late cancellation means.</summary>
[AllowAnonymous]
public sealed class AboutModel(ClinicRepository clinics, TherapistRepository therapists, IClock clock) : PageModel
{
    /// <summary>The clinic.</summary>
    public Clinic Clinic { get; private set; } = null!;

    /// <summary>The therapists with their weekly hours.</summary>
    public IReadOnlyList<Therapist> Therapists { get; private set; } = [];

    /// <summary>
    /// The therapist's weekdays in order, each with all of its ranges in the clinic's zone; those that are over are left out, and those
    /// that hold in some weeks or from some date on say so.
    /// </summary>
    public IEnumerable<(string Day, string Hours)> HoursOf(Therapist therapist) => therapist.WorkingHours
        .Where(hours => !(hours.ValidTo < Today))
        .GroupBy(static hours => hours.Day)
        .OrderBy(static day => day.Key)
        .Select(day => (day.Key.ToString(), string.Join(", ", day.OrderBy(static hours => hours.StartMinute).Select(InWords))));

    /// <summary>Reads clinic and therapists.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Clinic = await clinics.GetAsync(cancellationToken);
        Today = clock.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb[Clinic.TimeZoneId]).Date;
        Therapists = await therapists.ListWithHoursAsync(cancellationToken);
    }

    private LocalDate Today { get; set; }

    private string InWords(WorkingHours hours)
    {
        string?[] when =
        [
            hours.Weeks == WeekCycle.Every ? null : "every other week",
            hours.ValidFrom > Today ? $"from {ClinicFormat.FullDate(hours.ValidFrom.Value)}" : null,
            hours.ValidTo is { } last ? $"until {ClinicFormat.FullDate(last)}" : null,
        ];
        var condition = string.Join(", ", when.OfType<string>());
        return $"{Clock(hours.StartMinute)}–{Clock(hours.EndMinute)}{(condition.Length == 0 ? "" : $" ({condition})")}";
    }

    private static string Clock(int minute) =>
        string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");
}
