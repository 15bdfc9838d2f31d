using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Guidance;

namespace RunnerMassage.Web.Pages.Admin.Guides;

/// <summary>Two versions of a guide against each other.</summary>
[Authorize(Roles = Roles.Admin)]
public sealed class CompareModel(GuideHistory history) : PageModel
{
    /// <summary>The guide with its versions.</summary>
    public GuideRecord Guide { get; private set; } = null!;

    /// <summary>Number of the version that is taken as the older one.</summary>
    public int Left { get; private set; }

    /// <summary>Number of the version that is taken as the newer one.</summary>
    public int Right { get; private set; }

    /// <summary>What differs.</summary>
    public GuideDifference Difference { get; private set; } = null!;

    /// <summary>Compares; what is not given is the newest version and the one before it.</summary>
    public async Task<IActionResult> OnGetAsync(string id, int? left, int? right, CancellationToken cancellationToken)
    {
        if (await history.FindAsync(id, cancellationToken) is not { } guide)
        {
            return NotFound();
        }

        Guide = guide;
        Right = right ?? guide.Newest.Number;
        Left = left ?? Math.Max(1, Right - 1);
        if (await history.FindAsync(id, Left, cancellationToken) is not { } older || await history.FindAsync(id, Right, cancellationToken) is not { } newer)
        {
            return NotFound();
        }

        Difference = GuideDifference.Of(GuideText.Of(older), GuideText.Of(newer));
        return Page();
    }
}
