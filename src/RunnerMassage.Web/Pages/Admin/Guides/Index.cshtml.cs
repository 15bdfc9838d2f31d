using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Guidance;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Admin.Guides;

/// <summary>All guides and where they stand, and the massage types that have none.</summary>
[Authorize(Roles = Roles.Admin)]
public sealed class IndexModel(GuideHistory history, ClinicRepository clinics) : PageModel
{
    /// <summary>The guides, those that wait for review first.</summary>
    public IReadOnlyList<GuideRecord> Guides { get; private set; } = [];

    /// <summary>Massage types that no guide is about.</summary>
    public IReadOnlyList<MassageType> TypesWithout { get; private set; } = [];

    /// <summary>Words for dates and times.</summary>
    public ClinicFormat Format { get; private set; } = null!;

    /// <summary>Lists them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
        Guides = [.. (await history.ListAsync(cancellationToken)).OrderBy(guide => guide.Waiting is null)];
        TypesWithout = await history.TypesWithoutAsync(cancellationToken);
    }
}
