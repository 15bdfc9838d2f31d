using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using NodaTime;
using NodaTime.Text;
using RunnerMassage.Web.Hosting;
using RunnerMassage.Web.Privacy;

namespace RunnerMassage.Web.Pages.Account;

/// <summary>Hands people everything that is kept about them.</summary>
[Authorize]
[EnableRateLimiting(RateLimits.Accounts)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class DataModel(DataExport export, IClock clock) : PageModel
{
    /// <summary>Sends the archive. A post, because it is noted in the audit log.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var date = LocalDatePattern.Iso.Format(clock.GetCurrentInstant().InUtc().Date);
        return File(await export.PackAsync(cancellationToken), "application/zip", $"my-data-{date}.zip");
    }
}
