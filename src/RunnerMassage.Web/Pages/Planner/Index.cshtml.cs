using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Web.Shared;
using RunnerMassage.Web.Shared.Formatting;
using RunnerMassage.Web.Shared.Planning;

namespace RunnerMassage.Web.Pages.Planner;

/// <summary>
/// The planner, for strangers too: which massage, when and how often. The answers come by POST and are read back from
/// <see cref="PlannerMemory"/>, so that no address tells of anybody's health.
/// </summary>
[AllowAnonymous]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class IndexModel(
    ClinicRepository clinics, PlanMaker planner, PlannerMemory memory, PlanKeeper keeper, IClock clock) : PageModel
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    public PlanInput Input { get; set; } = new();

    /// <summary>What was told; null before.</summary>
    public PlannerAnswers? Answers { get; private set; }

    /// <summary>The plan; null where nothing was told yet or something in the form is wrong.</summary>
    public Plan? Plan { get; private set; }

    /// <summary>Words for dates, times and money.</summary>
    public ClinicFormat Format { get; private set; } = null!;

    /// <summary>Name of a massage type.</summary>
    public string NameOf(string massageTypeId) => Plan?.TypeNames.GetValueOrDefault(massageTypeId) ?? massageTypeId;

    /// <summary>Where the free times of the planned massage are, of a day or of all.</summary>
    public string TimesAddress(LocalDate? day) => PlanLinks.Times(Plan?.Massage, day);

    /// <summary>Shows the plan, or the form where nothing was told yet.</summary>
    /// <param name="massageType">Id of the type to plan for instead of the best match; no secret, as it says nothing of why.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public async Task OnGetAsync(string? massageType, CancellationToken cancellationToken)
    {
        Format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
        Answers = memory.Read(HttpContext);
        if (Answers is null)
        {
            return;
        }

        Input = PlanInput.Of(Answers);
        var runner = User.IsInRole(Roles.Runner) ? User.ToViewer() : null;
        Plan = await planner.MakeAsync(Answers, Format, massageType, runner, cancellationToken);
    }

    /// <summary>Takes the answers.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
        var now = clock.GetCurrentInstant();
        foreach (var (field, message) in PlanDates.Problems(Input, now.InZone(Format.Zone).LocalDateTime))
        {
            ModelState.AddModelError($"{nameof(Input)}.{field}", message);
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        memory.Write(HttpContext, Input.ToAnswers(now, memory.Read(HttpContext)));
        return RedirectToPage();
    }

    /// <summary>Forgets the answers.</summary>
    public IActionResult OnPostForget()
    {
        memory.Clear(HttpContext);
        TempData["Flash"] = "Your answers are forgotten.";
        return RedirectToPage();
    }

    /// <summary>Keeps the runs and the soreness in the runner's training list, or notes that they are not wanted there.</summary>
    /// <param name="keep">True to keep them.</param>
    /// <param name="returnUrl">Where the question was asked; only followed inside this site.</param>
    /// <param name="cancellationToken">Stops before anything is saved.</param>
    public async Task<IActionResult> OnPostKeepAsync(bool keep, string? returnUrl, CancellationToken cancellationToken)
    {
        if (User.UserId() is not { } runnerId)
        {
            return Challenge();
        }

        if (!User.IsInRole(Roles.Runner))
        {
            return Forbid();
        }

        if (memory.Read(HttpContext) is { KeepAnswered: false } answers)
        {
            var zone = new ClinicFormat(await clinics.GetAsync(cancellationToken)).Zone;
            await keeper.SettleAsync(HttpContext, runnerId, answers, keep, zone, cancellationToken);
            TempData["Flash"] = keep ? "Kept in your training list." : null;
        }

        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "~/plan");
    }
}
