using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Web.Shared;
using RunnerMassage.Web.Shared.Formatting;
using RunnerMassage.Web.Shared.Planning;
using RunnerMassage.Web.Shared.TimeChoice;
using RunnerMassage.Web.Shared.Timeline;

namespace RunnerMassage.Web.Pages.Times;

/// <summary>Find a time: a month with the free times of each day, and the times of one day.</summary>
[AllowAnonymous]
public sealed class IndexModel(CatalogueReader catalogues, TimeFinder finder, PlannerMemory memory, IClock clock) : PageModel
{
    /// <summary>What is looked for; null where the clinic has no massage types yet.</summary>
    public Wish? Wish { get; private set; }

    /// <summary>The massage types to choose from.</summary>
    public IReadOnlyList<Scheduling.Clinics.MassageType> Types { get; private set; } = [];

    /// <summary>The month and the day.</summary>
    public TimeChooser Chooser { get; private set; } = null!;

    /// <summary>Words for dates, times and money.</summary>
    public ClinicFormat Format { get; private set; } = null!;

    /// <summary>What the address asked for that could not be had, one sentence each.</summary>
    public IReadOnlyList<string> Notices { get; private set; } = [];

    /// <summary>The month that was asked for, as the address writes it; kept when the other choices change.</summary>
    public string? AskedMonth { get; private set; }

    /// <summary>The day that was asked for, as the address writes it.</summary>
    public string? AskedDate { get; private set; }

    /// <summary>True where nothing is known of the one who looks, so that a hint to the planner helps.</summary>
    public bool Hints => !Chooser.Choices.IsRated && (User.Identity?.IsAuthenticated is not true || User.IsInRole(Roles.Runner));

    /// <summary>The weeks of the month with the runner's training in them, or null where nothing is known of it.</summary>
    public TrainingTimeline? Timeline { get; private set; }

    /// <summary>Searches.</summary>
    public async Task<IActionResult> OnGetAsync(TimesInput input, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.GetAsync(cancellationToken);
        Format = new ClinicFormat(catalogue.Clinic);
        Types = [.. catalogue.Types.Where(type => type.Lengths.Count > 0)];
        if (Types.Count == 0)
        {
            return Page();
        }

        var today = Format.DateOf(clock.GetCurrentInstant());
        Wish = Wish.Of(input, Types, catalogue.Therapists, today);
        YearMonth? month = Address.Months.Parse(input.Month ?? "") is { Success: true } readMonth ? readMonth.Value : null;
        LocalDate? date = Address.Dates.Parse(input.Date ?? "") is { Success: true } readDate ? readDate.Value : null;
        var choices = await finder.FindAsync(SearchOf(Wish, month, date), cancellationToken);
        Notices = [.. ModelState.Values.SelectMany(entry => entry.Errors).Select(error => error.ErrorMessage), .. Wish.Notices, .. Moved(choices, month, date)];
        AskedMonth = month == choices.Month ? input.Month : null;
        AskedDate = date is not null && date == choices.Selected ? input.Date : null;
        Chooser = ChooserOf(Wish, choices);
        Timeline = choices.Training is { } training ? SearchTimeline.Of(Wish.Type.Name, choices, training, Format) : null;
        return Page();
    }

    private static IEnumerable<string> Moved(TimeChoices choices, YearMonth? month, LocalDate? date)
    {
        if (date is { } day && day != choices.Selected)
        {
            yield return day < choices.Today
                ? $"{ClinicFormat.FullDate(day)} is past; here is the first free day."
                : $"{ClinicFormat.FullDate(day)} cannot be shown; here is the first free day.";
        }
        else if (month is { } asked && asked != choices.Month)
        {
            yield return asked.CompareTo(choices.Month) < 0
                ? $"{ClinicFormat.Month(asked)} is past; this is {ClinicFormat.Month(choices.Month)}."
                : $"Nobody can be booked in {ClinicFormat.Month(asked)} yet; this is {ClinicFormat.Month(choices.Month)}.";
        }
    }

    private TimeSearch SearchOf(Wish wish, YearMonth? month, LocalDate? date) => new()
    {
        Zone = Format.Zone,
        MassageTypeId = wish.Type.Id,
        Minutes = wish.Length.Minutes,
        TherapistId = wish.Therapist?.Id,
        Gender = wish.Gender,
        HorizonDays = wish.HorizonDays,
        RunnerId = User.UserId(),
        Plan = VisitorPlan.Of(memory, HttpContext),
        Fit = wish.Fit,
        Month = month,
        Date = date,
    };

    private TimeChooser ChooserOf(Wish wish, TimeChoices choices) => new()
    {
        Choices = choices,
        Format = Format,
        MonthAddress = month => wish.Link(month),
        DayAddress = date => wish.Link(date: date),
        TimeAddress = time => Address.Of(
            "times/confirm",
            ("massageType", wish.Type.Id),
            ("minutes", wish.Length.Minutes.ToString(CultureInfo.InvariantCulture)),
            ("therapistId", time.TherapistId),
            ("start", Address.Start(time.Start)),
            ("any", wish.Therapist is null ? "true" : null),
            ("gender", wish.GenderValue)),
        OtherAddress = other => (wish with { Therapist = wish.Givers.FirstOrDefault(giver => giver.Id == other.TherapistId) })
            .Link(date: choices.Selected),
        FitAddress = fit => (wish with { Fit = fit }).Link(choices.Month, choices.Selected),
        AnyTherapistAddress = wish.Therapist is null ? null : (wish with { Therapist = null }).Link(choices.Month, choices.Selected),
    };
}
