using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Safety;
using RunnerMassage.Web.Audit;

namespace RunnerMassage.Web.Pages.Admin.Retention;

/// <summary>For how long the clinic keeps what tells of people.</summary>
[Authorize(Roles = Roles.Admin)]
public sealed class IndexModel(RetentionRepository periods, Auditor auditor) : PageModel
{
    /// <summary>Every kind of data with its period.</summary>
    public IReadOnlyList<RetentionPeriod> Periods { get; private set; } = [];

    /// <summary>What was typed and could not be saved, by kind.</summary>
    public (string? Kind, string? Days) Typed { get; private set; }

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) => Periods = await periods.ListAsync(cancellationToken);

    /// <summary>Changes one.</summary>
    public async Task<IActionResult> OnPostAsync(RetentionInput input, CancellationToken cancellationToken)
    {
        if (RetentionKind.All.FirstOrDefault(kind => kind.Name == input.Kind) is not { } kind)
        {
            return NotFound();
        }

        if (!int.TryParse(input.Days, NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days < kind.Least || days > kind.Most)
        {
            ModelState.AddModelError(kind.Name, $"Please give a number of days from {kind.Least} to {kind.Most}.");
        }
        else if (!await periods.SaveAsync(kind, days, input.Version, auditor.Actor, cancellationToken))
        {
            ModelState.AddModelError(kind.Name, "Somebody else changed it a moment ago. This is how it stands now; save again if you still want yours.");
        }
        else
        {
            TempData["Flash"] = $"{kind.Title}: kept for {days} days from now on. What is older goes within a day.";
            return Redirect("~/admin/retention");
        }

        Typed = (kind.Name, input.Days);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        Periods = await periods.ListAsync(cancellationToken);
        return Page();
    }
}

/// <summary>A change of a period.</summary>
/// <param name="Kind">The kind of data.</param>
/// <param name="Days">Days, as typed.</param>
/// <param name="Version">The version that was seen.</param>
public sealed record RetentionInput(string? Kind, string? Days, int Version);
