using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Text;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Availability.Editing;
using RunnerMassage.Data.Calendars;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Web.Shared;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Calendar;

/// <summary>A week or month of a therapist: their own, or for an admin anybody's or everybody's.</summary>
[Authorize(Roles = Roles.Therapist + "," + Roles.Admin)]
public sealed class IndexModel(
    CalendarReader calendars, AvailabilityEditor editor, TherapistRepository therapists, ClinicRepository clinics, IClock clock) : PageModel
{
    /// <summary>The dates shown.</summary>
    public CalendarSpan Span { get; private set; } = null!;

    /// <summary>Whose calendar it is, or null for everybody's.</summary>
    public string? TherapistId { get; private set; }

    /// <summary>Whose calendar can be chosen; empty for a therapist, who has one.</summary>
    public IReadOnlyList<Therapist> Choices { get; private set; } = [];

    /// <summary>The calendars, by the therapists' names.</summary>
    public IReadOnlyList<TherapistCalendar> Calendars { get; private set; } = [];

    /// <summary>Words for dates and times.</summary>
    public ClinicFormat Format { get; private set; } = null!;

    /// <summary>Today's date at the clinic.</summary>
    public LocalDate Today { get; private set; }

    /// <summary>The present on the clinic's clock, as the library in the browser reads it: 2027-04-06T09:00:00.</summary>
    public string NowText { get; private set; } = "";

    /// <summary>True where the viewer may read why somebody is away, which may tell of illness: the therapist alone.</summary>
    public bool MayReadReasons => TherapistId is not null && TherapistId == User.ToViewer().TherapistId;

    /// <summary>The one calendar shown, or null where there are several or none.</summary>
    public TherapistCalendar? Only => TherapistId is null ? null : Calendars.SingleOrDefault();

    /// <summary>What was just saved on the form, or null.</summary>
    public SavedTimeOff? Saved { get; private set; }

    /// <summary>Address of the page that offers other times to the clients of sessions outside the hours.</summary>
    public string AffectedLink => Address.Of("availability/affected", ("therapistId", TherapistId));

    /// <summary>Shows the calendar.</summary>
    /// <param name="therapist">Whose; an admin who names nobody sees everybody's.</param>
    /// <param name="view"><c>month</c>, or a week.</param>
    /// <param name="date">A date of the week or month; today where it is missing or cannot be read.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    public async Task<IActionResult> OnGetAsync(string? therapist, string? view, string? date, CancellationToken cancellationToken) =>
        await LoadAsync(therapist, view, date, cancellationToken) ?? await ShowAsync(cancellationToken);

    /// <summary>The same as data, for the script that makes the calendar one to draw in.</summary>
    public async Task<IActionResult> OnGetFeedAsync(string? therapist, string? view, string? date, CancellationToken cancellationToken)
    {
        if (await LoadAsync(therapist, view, date, cancellationToken) is { } refused)
        {
            return refused;
        }

        return Only is { } calendar ? new JsonResult(CalendarFeed.Of(calendar, Span, Format, this)) : NotFound();
    }

    /// <summary>Address of a page of the calendar, without a leading slash.</summary>
    public string Link(LocalDate date, bool month, string? therapistId) => Address.Of(
        "calendar", ("therapist", Choices.Count > 0 ? therapistId : null), ("view", month ? CalendarSpan.Month : null), ("date", Address.Dates.Format(date)));

    private async Task<PageResult> ShowAsync(CancellationToken cancellationToken)
    {
        if (TherapistId is not null && TempData[TimeOffModel.Saved] is string saved && saved.Split(' ') is [var therapist, var group] && therapist == TherapistId)
        {
            Saved = await SavedTimeOff.FindAsync(editor, therapist, group, cancellationToken);
        }

        return Page();
    }

    private async Task<IActionResult?> LoadAsync(string? therapist, string? view, string? date, CancellationToken cancellationToken)
    {
        var viewer = User.ToViewer();
        if (!viewer.IsAdmin && !string.IsNullOrEmpty(therapist) && therapist != viewer.TherapistId)
        {
            return Forbid();
        }

        var now = clock.GetCurrentInstant();
        Format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
        Today = Format.DateOf(now);
        NowText = LocalDateTimePattern.GeneralIso.Format(now.InZone(Format.Zone).LocalDateTime);
        Span = CalendarSpan.Of(view, date, Today);
        Choices = viewer.IsAdmin ? await therapists.ListAsync(cancellationToken) : [];
        TherapistId = viewer.IsAdmin ? (string.IsNullOrEmpty(therapist) ? null : therapist) : viewer.TherapistId;
        if (viewer.IsAdmin || TherapistId is not null)
        {
            Calendars = await calendars.LoadAsync(TherapistId, Span.From, Span.To, Format.Zone, now, cancellationToken);
        }

        return viewer.IsAdmin && TherapistId is not null && Calendars.Count == 0 ? NotFound() : null;
    }
}
