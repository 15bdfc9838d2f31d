using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.TimeZones;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Clinics;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Web.Audit;
using RunnerMassage.Web.Pages.Admin.Forms;
using RunnerMassage.Web.Shared.Formatting;
using RunnerMassage.Web.Shared.Holidays;

namespace RunnerMassage.Web.Pages.Admin.ClinicDetails;

/// <summary>Changes what is said of the clinic, after showing what another time zone, currency or deadline means.</summary>
[Authorize(Roles = Roles.Admin)]
public sealed class IndexModel(ClinicEditor editor, ComingSessionReader coming, HolidayCalendar holidays, Auditor auditor, IClock clock) : FormPage
{
    private static readonly string[] Zones =
        [.. TzdbDateTimeZoneSource.Default.ZoneLocations!.Select(location => location.ZoneId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The clinic as it is saved.</summary>
    public Clinic Saved { get; private set; } = null!;

    /// <summary>Words for dates in the zone that is saved.</summary>
    public ClinicFormat Format { get; private set; } = null!;

    /// <inheritdoc />
    public override IReadOnlyList<FormField> Fields => ClinicForm.Fields(Zones.Contains(Saved.TimeZoneId) ? Zones : [Saved.TimeZoneId, .. Zones]);

    /// <summary>What is known of the place's public holidays, in a sentence.</summary>
    public string HolidaysNote => holidays.Knows(Saved.CountryCode)
        ? $"Public holidays are suggested for {holidays.PlaceName(Saved.CountryCode, Saved.Region)}."
        : $"No public holidays are known for {Saved.CountryCode}; therapists enter days off themselves.";

    /// <summary>A session that the deadline is explained with: in three days at ten.</summary>
    public Instant SampleStart => Format.DateOf(clock.GetCurrentInstant()).PlusDays(3).At(new LocalTime(10, 0)).InZoneLeniently(Format.Zone).ToInstant();

    /// <summary>Until when it could be cancelled free of charge, by the hours that stand in the form.</summary>
    public Instant SampleFreeUntil => SampleStart - Duration.FromHours(
        int.TryParse(Form["LateCancelHours"], NumberStyles.None, CultureInfo.InvariantCulture, out var hours) && hours <= ClinicForm.MostHours ? hours : Saved.LateCancelHours);

    /// <summary>True where the sample could never be cancelled free of charge.</summary>
    public bool SampleIsLate => SampleFreeUntil <= clock.GetCurrentInstant();

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Show(ClinicForm.Of(Saved));
    }

    /// <summary>Shows what a change means, or saves it.</summary>
    public async Task<IActionResult> OnPostAsync(AdminForm form, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Prepare(form, ClinicForm.Of(Saved)) is { } answer)
        {
            return answer;
        }

        var settings = ClinicForm.Read(Form);
        if (MustBeSeen(await EffectAsync(settings, cancellationToken)))
        {
            return Page();
        }

        if (await editor.SaveAsync(settings, Saved.Version, auditor.Actor, cancellationToken) == EditResult.Saved)
        {
            Tell("The clinic’s settings are saved and hold from now on.");
            return RedirectToPage();
        }

        await LoadAsync(cancellationToken);
        return Conflict(ClinicForm.Of(Saved));
    }

    /// <inheritdoc />
    protected override void Check()
    {
        Need("Name", "Please enter the clinic’s name.");
        Need("CancellationTerms", "Please say what a late cancellation means.");
        Need("EmergencyNumber", "Please enter the number to call in an emergency.");
        Number("LateCancelHours", 0, ClinicForm.MostHours);
        Number("ReviewHours", 1, ClinicForm.MostHours);
        Match("CountryCode", ClinicForm.IsCountry, "Please enter the country’s two letters, such as DE.");
        Match("Region", ClinicForm.IsRegion, "Please enter one to three letters or figures, such as BE, or nothing.");
        Match("Currency", ClinicForm.IsCurrency, "Please enter the currency’s three letters, such as EUR.");
        Match("TimeZoneId", zone => DateTimeZoneProviders.Tzdb.Ids.Contains(zone), "Please choose a time zone from the list.");
        Match("Email", ClinicForm.IsEmailOrEmpty, "Please enter an e-mail address, such as hello@clinic.example.");
    }

    private void Match(string key, Func<string, bool> test, string sentence)
    {
        if (!test(Form[key]))
        {
            Wrong(key, sentence);
        }
    }

    private async Task<ChangeEffect> EffectAsync(ClinicSettings settings, CancellationToken cancellationToken)
    {
        var (sentences, sessions) = (new List<string>(), await coming.AllAsync(cancellationToken));
        var (now, after) = (clock.GetCurrentInstant(), new ClinicFormat(DateTimeZoneProviders.Tzdb[settings.TimeZoneId], settings.Currency));
        if (settings.TimeZoneId != Saved.TimeZoneId)
        {
            sentences.Add($"Working hours and days off keep what their clock says: 09:00 stays 09:00, from now on {after.PlaceName} time.");
            sentences.Add(sessions is [var first, ..]
                ? $"{(sessions.Count == 1 ? "The coming session keeps its" : $"The {sessions.Count} coming sessions keep their")} moment, so the clock beside {(sessions.Count == 1 ? "it" : "them")} changes: {first.RunnerName}’s reads {Format.Moment(first.Start)} now and {after.Moment(first.Start)} then. Mails and calendar entries that were sent stay as they are. What then lies outside the hours is listed under Availability."
                : "No session is booked that this could confuse.");
        }

        if (settings.Currency != Saved.Currency)
        {
            sentences.Add($"Prices keep their figures and nothing is converted: {Format.Price(79)} becomes {after.Price(79)}, for {sessions.Count} coming {(sessions.Count == 1 ? "session" : "sessions")} and all past ones too.");
        }

        var tooLate = sessions.FindAll(session => session.Start - Duration.FromHours(Saved.LateCancelHours) > now
            && session.Start - Duration.FromHours(settings.LateCancelHours) <= now);
        if (tooLate.Count > 0)
        {
            sentences.Add($"The deadline holds for booked sessions too: these could be cancelled free of charge until now, and no longer then.");
        }

        return new ChangeEffect(sentences, tooLate);
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Saved = await editor.LoadAsync(cancellationToken);
        Format = new ClinicFormat(Saved);
    }
}
