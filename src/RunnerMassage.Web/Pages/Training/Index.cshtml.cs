using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Data.Rules;
using RunnerMassage.Data.Training;
using RunnerMassage.Scheduling.Safety;
using RunnerMassage.Scheduling.Training;
using RunnerMassage.Web.Privacy;
using RunnerMassage.Web.Shared;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Training;

/// <summary>A runner's workouts and races, and the soreness check-in.</summary>
[Authorize(Roles = Roles.Runner)]
public sealed class IndexModel(
    TrainingRepository training, RuleProfileRepository profiles, ClinicRepository clinics, ConsentDesk consents, IClock clock) : PageModel
{
    /// <summary>So many weeks before the middle of a page it begins.</summary>
    public const int WeeksBack = 4;

    /// <summary>So many weeks after its middle a page ends.</summary>
    public const int WeeksAhead = 16;

    private const int MostPages = 60;
    private const string Deleted = "DeletedTraining";

    /// <summary>Words for dates and times.</summary>
    public ClinicFormat Format { get; private set; } = null!;

    /// <summary>Today at the clinic.</summary>
    public LocalDate Today { get; private set; }

    /// <summary>First day of this page.</summary>
    public LocalDate From { get; private set; }

    /// <summary>Last day of this page.</summary>
    public LocalDate To { get; private set; }

    /// <summary>Entries from today on, the next first.</summary>
    public IReadOnlyList<TrainingEntry> Coming { get; private set; } = [];

    /// <summary>Entries before today, the latest first.</summary>
    public IReadOnlyList<TrainingEntry> Past { get; private set; } = [];

    /// <summary>What was just deleted, to be put back; or null.</summary>
    public TrainingInput? Undo { get; private set; }

    /// <summary>Soreness reports that still count, the latest first.</summary>
    public IReadOnlyList<SorenessEntry> Reports { get; private set; } = [];

    /// <summary>What has to be agreed to before soreness is kept, or null where it was.</summary>
    public ConsentText? ConsentToAsk { get; private set; }

    /// <summary>Hours for which a report counts.</summary>
    public double ReportHours { get; private set; }

    /// <summary>True where the page holds the present.</summary>
    public bool HoldsToday => From <= Today && Today <= To;

    /// <summary>The present.</summary>
    public Instant Now { get; } = clock.GetCurrentInstant();

    private string RunnerId => User.UserId()!;

    /// <summary>Lists the training around a date.</summary>
    /// <param name="from">Date around which the page lies; today where it is missing or cannot be read.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    public Task OnGetAsync(string? from, CancellationToken cancellationToken) => LoadAsync(from, cancellationToken);

    /// <summary>Deletes an entry; the page that follows offers to put it back.</summary>
    public async Task<IActionResult> OnPostDeleteAsync(string id, string? from, CancellationToken cancellationToken)
    {
        var format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
        if (await training.FindAsync(RunnerId, id, cancellationToken) is not { } entry || !await training.DeleteAsync(RunnerId, id, cancellationToken))
        {
            TempData["Flash"] = "That entry was deleted already.";
            TempData["FlashKind"] = "info";
            return Back(from);
        }

        var undo = TrainingInput.Of(entry, format.Zone) with { Key = Guid.NewGuid().ToString("N") };
        TempData[Deleted] = JsonSerializer.Serialize(undo);
        return Back(from);
    }

    /// <summary>Puts a deleted entry back.</summary>
    public async Task<IActionResult> OnPostUndoAsync(TrainingInput input, string? from, CancellationToken cancellationToken)
    {
        var format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
        var start = input.LocalDate is { } date ? LocalStart.Of(date, input.LocalTime, format) : null;
        if (!ModelState.IsValid || start is not { Problem: null } || !await consents.HoldsAsync(ConsentText.TrainingData, cancellationToken))
        {
            TempData["Flash"] = "The entry could not be put back. Please add it again.";
            TempData["FlashKind"] = "error";
            return Back(from);
        }

        var entry = new TrainingEntry { Id = RequestDigest.Of(new { RunnerId, input.Key })[..32], RunnerId = RunnerId, Date = input.LocalDate!.Value };
        input.ApplyTo(entry, start.Start);
        await training.AddAsync(entry, cancellationToken);
        TempData["Flash"] = $"{TrainingWords.Level(entry.Level).Word} on {ClinicFormat.Day(entry.Date)} is back.";
        return Back(from);
    }

    /// <summary>Keeps a soreness report of this moment.</summary>
    public async Task<IActionResult> OnPostSorenessAsync(SorenessInput input, bool consent, CancellationToken cancellationToken)
    {
        if (ModelState.IsValid && !await consents.AgreesAsync(ConsentText.HealthData, consent, cancellationToken))
        {
            ModelState.AddModelError("Consent", "Please agree first, or leave it: times are then rated without your soreness.");
        }

        if (!ModelState.IsValid)
        {
            await LoadAsync(from: null, cancellationToken);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        var level = input.Level!.Value;
        var report = new SorenessEntry { Id = Guid.NewGuid().ToString("N"), RunnerId = RunnerId, Level = level, At = Now };
        await training.ReportSorenessAsync(report, cancellationToken);
        TempData["Flash"] = level < 9
            ? $"Soreness {level} of 10 is noted."
            : $"Soreness {level} of 10 is noted. That is more than tired legs: with a swollen or hot calf, dark urine or weakness, get medical help today.";
        TempData["FlashKind"] = level < 9 ? "success" : "warning";
        return Redirect(level < SafetyQuestions.VerySore ? "~/training" : "~/safety?for=soreness");
    }

    /// <summary>Deletes a soreness report for good.</summary>
    public async Task<IActionResult> OnPostRemoveSorenessAsync(string id, CancellationToken cancellationToken)
    {
        await training.DeleteSorenessAsync(RunnerId, id, cancellationToken);
        TempData["Flash"] = "The report is deleted.";
        return Redirect("~/training");
    }

    /// <summary>Address of a page around a date, without a slash before it.</summary>
    public static string Link(LocalDate middle) => Address.Of("training", ("from", Address.Dates.Format(middle)));

    /// <summary>The middle of the earlier page, or null where the calendar ends.</summary>
    public LocalDate? Earlier => Middle.PlusWeeks(-WeeksBack - WeeksAhead) is var middle && middle > Today.PlusWeeks(-MostPages * WeeksBack) ? middle : null;

    /// <summary>The middle of the later page, or null where the calendar ends.</summary>
    public LocalDate? Later => Middle.PlusWeeks(WeeksBack + WeeksAhead) is var middle && middle < Today.PlusWeeks(MostPages * WeeksBack) ? middle : null;

    private LocalDate Middle => From.PlusWeeks(WeeksBack);

    private async Task LoadAsync(string? from, CancellationToken cancellationToken)
    {
        Format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
        Today = Format.DateOf(Now);
        var (first, last) = (Today.PlusYears(-5), Today.PlusYears(5));
        var middle = from is not null && Address.Dates.Parse(from) is { Success: true, Value: var date } && date > first && date < last ? date : Today;
        (From, To) = (middle.PlusWeeks(-WeeksBack), middle.PlusWeeks(WeeksAhead).PlusDays(-1));
        var entries = await training.ListAsync(RunnerId, From, To, cancellationToken);
        Coming = [.. entries.Where(entry => entry.Date >= Today)];
        Past = [.. entries.Where(entry => entry.Date < Today).Reverse()];
        ReportHours = (await profiles.ActiveAsync(cancellationToken)).SorenessValidHours;
        Reports = await training.ListSorenessAsync(RunnerId, Now - NodaTime.Duration.FromHours(ReportHours), cancellationToken);
        ConsentToAsk = await consents.ToAskAsync(ConsentText.HealthData, cancellationToken);
        Undo = TempData[Deleted] is string deleted ? JsonSerializer.Deserialize<TrainingInput>(deleted) : null;
    }

    private RedirectResult Back(string? from) => Redirect("~/" + Address.Of("training", ("from", from)));
}
