using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Scheduling.Availability.Editing;
using RunnerMassage.Web.Shared;
using RunnerMassage.Web.Shared.Formatting;
using RunnerMassage.Web.Shared.Holidays;

namespace RunnerMassage.Web.Pages.Availability;

/// <summary>Suggests the public holidays of the clinic's country as days off, each closed with one click.</summary>
[Authorize(Roles = $"{Roles.Therapist},{Roles.Admin}")]
public sealed class HolidaysModel(ScheduleReader schedules, HolidayCalendar holidays) : PageModel
{
    /// <summary>Whose days.</summary>
    public EditedSchedule Edited { get; private set; } = null!;

    /// <summary>The year shown.</summary>
    public int Year { get; private set; }

    /// <summary>The years that can be shown.</summary>
    public IReadOnlyList<int> Years { get; private set; } = [];

    /// <summary>The year's holidays from today on.</summary>
    public IReadOnlyList<HolidayChoice> Choices { get; private set; } = [];

    /// <summary>Germany, Berlin.</summary>
    public string Place => holidays.PlaceName(Edited.Clinic.CountryCode, Edited.Clinic.Region);

    /// <summary>The last year of which holidays are known.</summary>
    public int LastYear => holidays.LastYear;

    /// <summary>False where nothing is known of the clinic's country.</summary>
    public bool IsKnown => holidays.Knows(Edited.Clinic.CountryCode);

    /// <summary>What was just removed, to be put back; or null.</summary>
    public ExceptionInput? Undo { get; private set; }

    /// <summary>Lists the holidays of a year.</summary>
    /// <param name="therapistId">Whose days; see <see cref="ScheduleReader"/>.</param>
    /// <param name="year">The year; this one, or the next where this one has none left, where it is missing or not known.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    public async Task<IActionResult> OnGetAsync(string? therapistId, int? year, CancellationToken cancellationToken)
    {
        if (await schedules.FindAsync(User.ToViewer(), therapistId, cancellationToken) is not { } edited)
        {
            return NotFound();
        }

        Edited = edited;
        Years = [.. Enumerable.Range(edited.Today.Year, Math.Max(0, Math.Min(holidays.LastYear, edited.Today.PlusYears(ChangeRules.YearsAhead - 1).Year) - edited.Today.Year + 1))];
        Year = year is { } wanted && Years.Contains(wanted) ? wanted : edited.Today.Year;
        Choices = Of(Year);
        if (Choices.Count == 0 && year is null && Years.Contains(Year + 1))
        {
            Year++;
            Choices = Of(Year);
        }

        Undo = TempData["RemovedException"] is string removed ? JsonSerializer.Deserialize<ExceptionInput>(removed) : null;
        return Page();
    }

    private List<HolidayChoice> Of(int year)
    {
        var hours = Edited.Schedule.ToOpeningHours();
        var (clinic, groups) = (Edited.Clinic, Edited.Schedule.Groups);
        return
        [
            .. holidays.Between(clinic.CountryCode, clinic.Region, LocalDate.Max(Edited.Today, new LocalDate(year, 1, 1)), new LocalDate(year, 12, 31))
                .Select(holiday => new HolidayChoice(
                    holiday,
                    string.Join(", ", hours.RangesOn(holiday.Date).ToArray().Select(range => AvailabilityWords.Range(range.Start, range.End))),
                    groups.FirstOrDefault(group => group.Kind == Scheduling.Availability.ExceptionKind.Off && group.IsWholeDay
                        && group.From <= holiday.Date && holiday.Date <= group.To),
                    Guid.NewGuid().ToString("N"))),
        ];
    }
}

/// <summary>A holiday and how it stands in a schedule.</summary>
/// <param name="Holiday">The holiday.</param>
/// <param name="Hours">The hours worked on it; empty for none.</param>
/// <param name="ClosedBy">The time off that closes it, or null.</param>
/// <param name="Key">Random, for the form that closes it.</param>
public sealed record HolidayChoice(Holiday Holiday, string Hours, ExceptionGroup? ClosedBy, string Key)
{
    /// <summary>The date as forms take it.</summary>
    public string DateValue => Address.Dates.Format(Holiday.Date);
}
