using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Data.Training;
using RunnerMassage.Scheduling.Training;
using RunnerMassage.Web.Privacy;
using RunnerMassage.Web.Shared;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Training;

/// <summary>Adds a workout or race, or changes one.</summary>
[Authorize(Roles = Roles.Runner)]
public sealed class EntryModel(TrainingRepository training, ClinicRepository clinics, ConsentDesk consents, IClock clock) : PageModel
{
    private const int MostYears = 2;

    /// <summary>Id of the entry that is changed, or null for a new one.</summary>
    public string? Id { get; private set; }

    /// <summary>What the form holds.</summary>
    public TrainingInput Input { get; private set; } = new();

    /// <summary>Where somebody changed the entry meanwhile: the fields that differ. Else empty.</summary>
    public IReadOnlyList<FieldDifference> Differences { get; private set; } = [];

    /// <summary>True where the entry was changed or deleted since it was opened.</summary>
    public bool IsStale { get; private set; }

    /// <summary>What has to be agreed to before training is kept, or null where it was.</summary>
    public ConsentText? ConsentToAsk { get; private set; }

    /// <summary>Words for dates and times.</summary>
    public ClinicFormat Format { get; private set; } = null!;

    private string RunnerId => User.UserId()!;

    /// <summary>Shows the form.</summary>
    /// <param name="id">The entry, or null for a new one.</param>
    /// <param name="date">Date that a new one starts with.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    public async Task<IActionResult> OnGetAsync(string? id, string? date, CancellationToken cancellationToken)
    {
        await LoadAsync(id, cancellationToken);
        if (id is null)
        {
            var day = date is not null && Address.Dates.Parse(date).Success ? date : Address.Dates.Format(Today);
            Input = new TrainingInput { Date = day, Key = NewKey() };
            return Page();
        }

        if (await training.FindAsync(RunnerId, id, cancellationToken) is not { } entry)
        {
            return NotFound();
        }

        Input = TrainingInput.Of(entry, Format.Zone);
        return Page();
    }

    /// <summary>Saves.</summary>
    public async Task<IActionResult> OnPostAsync(string? id, TrainingInput input, bool consent, CancellationToken cancellationToken)
    {
        await LoadAsync(id, cancellationToken);
        Input = input;
        var start = input.LocalDate is { } date ? LocalStart.Of(date, input.LocalTime, Format) : null;
        Check(input, start);
        if (ModelState.IsValid && !await consents.AgreesAsync(ConsentText.TrainingData, consent, cancellationToken))
        {
            ModelState.AddModelError("Consent", "Please agree first, or leave it: you can book without telling your training.");
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        return id is null
            ? await AddAsync(input, start!, cancellationToken)
            : await UpdateAsync(id, input, start!, cancellationToken);
    }

    private void Check(TrainingInput input, LocalStart? start)
    {
        if (start?.Problem is { } problem)
        {
            ModelState.AddModelError(nameof(TrainingInput.Time), problem);
        }

        if (input.LocalDate is { } date && (date < Today.PlusYears(-MostYears) || date > Today.PlusYears(MostYears)))
        {
            ModelState.AddModelError(nameof(TrainingInput.Date), "Please choose a date within two years of today.");
        }
    }

    private async Task<IActionResult> AddAsync(TrainingInput input, LocalStart start, CancellationToken cancellationToken)
    {
        // The same form makes the same id, so sending it again adds nothing.
        var id = RequestDigest.Of(new { RunnerId, input.Key })[..32];
        var entry = new TrainingEntry { Id = id, RunnerId = RunnerId, Date = input.LocalDate!.Value };
        input.ApplyTo(entry, start.Start);
        await training.AddAsync(entry, cancellationToken);
        return Done($"{TrainingWords.Level(entry.Level).Word} on {ClinicFormat.Day(entry.Date)} added.", start.Remark, entry.Date);
    }

    private async Task<IActionResult> UpdateAsync(string id, TrainingInput input, LocalStart start, CancellationToken cancellationToken)
    {
        var entry = await training.FindAsync(RunnerId, id, cancellationToken);
        if (entry is not null)
        {
            input.ApplyTo(entry, start.Start);
            entry.Version = input.Version;
            if (await training.UpdateAsync(entry, cancellationToken))
            {
                return Done("Saved.", start.Remark, entry.Date);
            }
        }

        return await ShowStaleAsync(id, input, cancellationToken);
    }

    /// <summary>Shows what was changed elsewhere beside what was typed here; saving again is then a decision.</summary>
    private async Task<IActionResult> ShowStaleAsync(string id, TrainingInput input, CancellationToken cancellationToken)
    {
        IsStale = true;
        Response.StatusCode = StatusCodes.Status409Conflict;
        ModelState.Clear();
        if (await training.FindAsync(RunnerId, id, cancellationToken) is { } current)
        {
            var stored = TrainingInput.Of(current, Format.Zone);
            Differences = FieldDifference.Between(input, stored);
            Input = input with { Version = stored.Version };
        }
        else
        {
            // Deleted in another window: what was typed becomes a new entry if the runner still wants it.
            (Id, Differences) = (null, []);
            Input = input with { Key = NewKey(), Version = 0 };
        }

        return Page();
    }

    private RedirectResult Done(string message, string? remark, LocalDate date)
    {
        TempData["Flash"] = remark is null ? message : $"{message} {remark}";
        var elsewhere = date < Today.PlusWeeks(-IndexModel.WeeksBack) || date > Today.PlusWeeks(IndexModel.WeeksAhead);
        return Redirect("~/" + Address.Of("training", ("from", elsewhere ? Address.Dates.Format(date) : null)));
    }

    private async Task LoadAsync(string? id, CancellationToken cancellationToken)
    {
        Id = id;
        ConsentToAsk = await consents.ToAskAsync(ConsentText.TrainingData, cancellationToken);
        Format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
    }

    private LocalDate Today => Format.DateOf(clock.GetCurrentInstant());

    private static string NewKey() => Guid.NewGuid().ToString("N");
}
