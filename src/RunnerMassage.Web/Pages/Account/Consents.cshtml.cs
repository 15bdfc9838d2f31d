using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Web.Privacy;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Account;

/// <summary>What the person agreed to, to be given and taken back.</summary>
[Authorize]
public sealed class ConsentsModel(ConsentDesk desk, ClinicRepository clinics) : PageModel
{
    /// <summary>Every text with how it stands.</summary>
    public IReadOnlyList<ConsentState> States { get; private set; } = [];

    /// <summary>Words for dates and times.</summary>
    public ClinicFormat Format { get; private set; } = null!;

    /// <summary>Lists them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        States = await desk.ListAsync(cancellationToken);
        Format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
    }

    /// <summary>Notes that the person agrees.</summary>
    /// <param name="kind">To what.</param>
    /// <param name="version">The version of the text that they saw.</param>
    /// <param name="cancellationToken">Stops before anything is saved.</param>
    public async Task<IActionResult> OnPostAsync(string? kind, int version, CancellationToken cancellationToken)
    {
        if (ConsentText.Of(kind) is not { } text)
        {
            return NotFound();
        }

        if (version == text.Version)
        {
            await desk.GiveAsync(text, cancellationToken);
            TempData["Flash"] = $"{text.Title}: you agree. Thank you.";
        }
        else
        {
            TempData["Flash"] = "The text has changed since you opened the page. Please read it again.";
            TempData["FlashKind"] = "warning";
        }

        return RedirectToPage();
    }
}
