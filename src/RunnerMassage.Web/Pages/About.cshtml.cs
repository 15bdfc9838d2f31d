using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Web.Pages;

/// <summary>Where the clinic is, when somebody is there, and what a late cancellation means.</summary>
[AllowAnonymous]
public sealed class AboutModel(ClinicRepository clinics, TherapistRepository therapists) : PageModel
{
    /// <summary>The clinic.</summary>
    public Clinic Clinic { get; private set; } = null!;

    /// <summary>The therapists with their weekly hours.</summary>
    public IReadOnlyList<Therapist> Therapists { get; private set; } = [];

    /// <summary>The therapist's weekdays in order, each with all of its ranges in the clinic's zone.</summary>
    public static IEnumerable<(string Day, string Hours)> HoursOf(Therapist therapist) => therapist.WorkingHours
        .GroupBy(static hours => hours.Day)
        .OrderBy(static day => day.Key)
        .Select(static day => (
            day.Key.ToString(),
            string.Join(", ", day.OrderBy(static hours => hours.StartMinute)
                .Select(static hours => $"{Clock(hours.StartMinute)}–{Clock(hours.EndMinute)}"))));

    /// <summary>Reads clinic and therapists.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Clinic = await clinics.GetAsync(cancellationToken);
        Therapists = await therapists.ListWithHoursAsync(cancellationToken);
    }

    private static string Clock(int minute) =>
        string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");
}
