using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Scheduling.Recommendations;
using RunnerMassage.Web.Shared;
using RunnerMassage.Web.Shared.Formatting;
using RunnerMassage.Web.Shared.Planning;

namespace RunnerMassage.Web.Pages.Choose;

/// <summary>The answer to "Which massage suits me": the ranking with its reasons, how long, how often, and the way to a time.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ResultModel(ClinicRepository clinics, PlanMaker planner, PlannerMemory memory) : PageModel
{
    private const int DangerousSoreness = 9;

    /// <summary>What was told.</summary>
    public PlannerAnswers Answers { get; private set; } = null!;

    /// <summary>The plan that the answers make, of which this page shows what concerns the choice.</summary>
    public Plan Plan { get; private set; } = null!;

    /// <summary>Words for dates, times and money.</summary>
    public ClinicFormat Format { get; private set; } = null!;

    /// <summary>True where the answers want the safety questions before any massage.</summary>
    public bool HasDangerSign => Answers.FreshInjury is true || Answers.Soreness >= DangerousSoreness;

    /// <summary>True where a massage is advised, so that times and prices are shown; else nothing is offered for sale.</summary>
    public bool IsAdvised => Plan.Ranked is { Verdict: not Verdict.NotAdvised };

    /// <summary>True where the budget does not stretch to one session of the massage.</summary>
    public bool IsBeyondBudget => Answers.MonthlyBudget is { } budget && Plan.Massage is { } massage && massage.Type.Lengths.TrueForAll(length => length.Price > budget);

    /// <summary>The types that were ranked but are not the one proposed, in their order.</summary>
    public IEnumerable<RankedMassageType> Others => Plan.Recommendation.Ranking.Where(type => !IsAdvised || type != Plan.Ranked);

    /// <summary>Name of a massage type.</summary>
    public string NameOf(string massageTypeId) => Plan.TypeNames.GetValueOrDefault(massageTypeId) ?? massageTypeId;

    /// <summary>Shows the answer, or the questions where nothing was told.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (memory.Read(HttpContext) is not { } answers)
        {
            return RedirectToPage("/Choose/Index");
        }

        Format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
        Answers = answers;
        var runner = User.IsInRole(Roles.Runner) ? User.ToViewer() : null;
        Plan = await planner.MakeAsync(answers, Format, wanted: null, runner, cancellationToken);
        return Page();
    }
}
