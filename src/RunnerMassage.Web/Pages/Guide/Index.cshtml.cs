using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using RunnerMassage.Data.Guidance;

namespace RunnerMassage.Web.Pages.Guide;

/// <summary>All guides, and what the grades of evidence mean.</summary>
[AllowAnonymous]
public sealed class IndexModel(GuideReader guides, IClock clock) : PageModel
{
    /// <summary>The guides to the kinds of massage.</summary>
    public IReadOnlyList<GuideListing> OfTypes { get; private set; } = [];

    /// <summary>All others.</summary>
    public IReadOnlyList<GuideListing> General { get; private set; } = [];

    /// <summary>Lists them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var all = await guides.ListAsync(clock.GetCurrentInstant(), cancellationToken);
        OfTypes = [.. all.Where(guide => guide.MassageTypeId is not null)];
        General = [.. all.Where(guide => guide.MassageTypeId is null)];
    }
}
