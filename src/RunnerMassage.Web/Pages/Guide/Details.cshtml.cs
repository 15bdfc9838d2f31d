using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using RunnerMassage.Data.Guidance;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Web.Shared.Formatting;
using RunnerMassage.Web.Shared.Guidance;

namespace RunnerMassage.Web.Pages.Guide;

/// <summary>A general guide. That of a massage type has its place on the type's own page.</summary>
[AllowAnonymous]
public sealed class DetailsModel(
    GuideViews guides, GuideReader listing, MassageTypeRepository massageTypes, ClinicRepository clinics, IClock clock) : PageModel
{
    private const int WordsPerMinute = 200;

    /// <summary>The guide.</summary>
    public GuideView Guide { get; private set; } = null!;

    /// <summary>The other general guides.</summary>
    public IReadOnlyList<GuideListing> Others { get; private set; } = [];

    /// <summary>Since when this version is shown: a full date.</summary>
    public string Updated { get; private set; } = "";

    /// <summary>About 3 minutes.</summary>
    public string ReadingTime { get; private set; } = "";

    /// <summary>Shows the guide, sends on to the massage type, or 404.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        if (await guides.FindAsync(id, now, cancellationToken) is not { } guide)
        {
            return await massageTypes.FindAsync(id, cancellationToken) is { } type
                ? RedirectToPagePermanent("/MassageTypes/Details", new { id = type.Id })
                : NotFound();
        }

        Guide = guide;
        Others = [.. (await listing.ListAsync(now, cancellationToken)).Where(other => other.MassageTypeId is null && other.Id != id)];
        var format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
        Updated = ClinicFormat.FullDate(format.DateOf(guide.Version.PublishAt!.Value));
        var words = guide.Version.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        var minutes = Math.Max(1, (words + (WordsPerMinute / 2)) / WordsPerMinute);
        ReadingTime = minutes == 1 ? "About a minute" : string.Create(CultureInfo.InvariantCulture, $"About {minutes} minutes");
        return Page();
    }
}
