using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Web.Shared.Formatting;
using RunnerMassage.Web.Shared.Planning;

namespace RunnerMassage.Web.Pages.Choose;

/// <summary>
/// "Which massage suits me", for strangers too. The answers tell of health: they come by POST, are kept in <see cref="PlannerMemory"/> and
/// stand in no address and no log.
/// </summary>
[AllowAnonymous]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class IndexModel(ClinicRepository clinics, PlannerMemory memory, IClock clock) : PageModel
{
    /// <summary>What is chosen and typed.</summary>
    [BindProperty]
    public ChooseInput Input { get; set; } = new();

    /// <summary>Code of the currency that the budget is meant in, such as EUR.</summary>
    public string Currency { get; private set; } = "";

    /// <summary>Shows the questions, with the answers of before.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Currency = (await clinics.GetAsync(cancellationToken)).Currency;
        Input = memory.Read(HttpContext) is { } answers ? ChooseInput.Of(answers) : new ChooseInput();
    }

    /// <summary>Takes the answers.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var clinic = await clinics.GetAsync(cancellationToken);
        Currency = clinic.Currency;
        var now = clock.GetCurrentInstant();
        var today = now.InZone(new ClinicFormat(clinic).Zone).LocalDateTime;
        foreach (var (field, message) in PlanDates.Problems(new PlanInput { RaceDate = Input.RaceDate }, today))
        {
            ModelState.AddModelError($"{nameof(Input)}.{field}", message);
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        memory.Write(HttpContext, Input.ToAnswers(now, memory.Read(HttpContext)));
        return RedirectToPage("/Choose/Result");
    }

    /// <summary>Forgets the answers and starts again.</summary>
    public IActionResult OnPostForget()
    {
        memory.Clear(HttpContext);
        TempData["Flash"] = "Your answers are forgotten.";
        return RedirectToPage();
    }
}
