using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Guidance;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Web.Shared.Formatting;
using RunnerMassage.Web.Shared.Guidance;

namespace RunnerMassage.Web.Pages.Admin.Guides;

/// <summary>One version as visitors see it, saw it, or would see it.</summary>
[Authorize(Roles = Roles.Admin)]
public sealed class VersionModel(GuideHistory history, GuideRenderer renderer, ClinicRepository clinics) : PageModel
{
    /// <summary>The guide with its versions.</summary>
    public GuideRecord Guide { get; private set; } = null!;

    /// <summary>The version.</summary>
    public GuideVersionLine Version { get; private set; } = null!;

    /// <summary>What it says.</summary>
    public GuidePreview Preview { get; private set; } = null!;

    /// <summary>Words for dates and times.</summary>
    public ClinicFormat Format { get; private set; } = null!;

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string id, int number, CancellationToken cancellationToken)
    {
        Format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
        if (await history.FindAsync(id, cancellationToken) is not { } guide || guide.Find(number) is not { } line
            || await history.FindAsync(id, number, cancellationToken) is not { } version)
        {
            return NotFound();
        }

        (Guide, Version, Preview) = (guide, line, GuidePreview.Of(GuideText.Of(version), renderer));
        return Page();
    }
}
