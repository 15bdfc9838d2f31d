using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Data.Safety;
using RunnerMassage.Web.Audit;
using RunnerMassage.Web.Safety;
using RunnerMassage.Web.Shared;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Safety;

/// <summary>A runner's own answers: to look at, to give anew, to delete.</summary>
[Authorize(Roles = Roles.Runner)]
public sealed class AnswersModel(SafetyReader reader, OwnScreenings own, ClinicRepository clinics, Auditor auditor) : PageModel
{
    /// <summary>Words for dates and times.</summary>
    public ClinicFormat Format { get; private set; } = null!;

    /// <summary>How the runner stands.</summary>
    public SafetyState State { get; private set; } = null!;

    /// <summary>What follows from it.</summary>
    public IReadOnlyList<SafetyAdvice> Advice { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var clinic = await clinics.GetAsync(cancellationToken);
        Format = new ClinicFormat(clinic);
        State = await reader.ReadAsync(User.UserId()!, cancellationToken);
        Advice = SafetyAdvice.Of(State, clinic, Format);
    }

    /// <summary>Deletes them all.</summary>
    public async Task<IActionResult> OnPostDeleteAsync(bool sure, CancellationToken cancellationToken)
    {
        if (!sure)
        {
            TempData["Flash"] = "Nothing was deleted. Please tick the box first.";
            TempData["FlashKind"] = "warning";
        }
        else
        {
            TempData["Flash"] = await own.DeleteAsync(User.UserId()!, auditor.Actor, cancellationToken) > 0
                ? "Your answers are deleted. Before the next booking we ask again."
                : "There was nothing to delete.";
        }

        return Redirect("~/safety/answers");
    }
}
