using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Guidance;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Web.Audit;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Admin.Guides;

/// <summary>Every version of a guide; calls publications to come off.</summary>
[Authorize(Roles = Roles.Admin)]
public sealed class VersionsModel(GuideEditor editor, GuideHistory history, ClinicRepository clinics, Auditor auditor) : PageModel
{
    /// <summary>The guide with its versions.</summary>
    public GuideRecord Guide { get; private set; } = null!;

    /// <summary>Words for dates and times.</summary>
    public ClinicFormat Format { get; private set; } = null!;

    /// <summary>Lists them.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        Format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
        var found = await history.FindAsync(id, cancellationToken);
        Guide = found!;
        return found is null ? NotFound() : Page();
    }

    /// <summary>Calls a publication off.</summary>
    public async Task<IActionResult> OnPostCallOffAsync(string id, int number, CancellationToken cancellationToken)
    {
        if (await editor.CallOffAsync(id, number, auditor.Actor, cancellationToken))
        {
            TempData["Flash"] = $"Version {number} will not be published; it is a draft again.";
        }
        else
        {
            TempData["Flash"] = $"Version {number} was published or called off before. Nothing was done.";
            TempData["FlashKind"] = "info";
        }

        return RedirectToPage(new { id });
    }
}
