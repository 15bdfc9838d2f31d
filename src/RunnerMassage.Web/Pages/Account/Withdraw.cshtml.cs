using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Web.Privacy;

namespace RunnerMassage.Web.Pages.Account;

/// <summary>Says what goes with a consent, and takes it back.</summary>
[Authorize]
public sealed class WithdrawModel(ConsentDesk desk) : PageModel
{
    /// <summary>What would be taken back.</summary>
    public ConsentText Text { get; private set; } = null!;

    /// <summary>False where there is nothing to take back.</summary>
    public bool Holds { get; private set; }

    /// <summary>Asks.</summary>
    public async Task<IActionResult> OnGetAsync(string kind, CancellationToken cancellationToken)
    {
        if (ConsentText.Of(kind) is not { OnWithdrawal: not null } text)
        {
            return NotFound();
        }

        (Text, Holds) = (text, await desk.HoldsAsync(text, cancellationToken));
        return Page();
    }

    /// <summary>Takes it back.</summary>
    public async Task<IActionResult> OnPostAsync(string kind, CancellationToken cancellationToken)
    {
        if (ConsentText.Of(kind) is not { OnWithdrawal: not null } text)
        {
            return NotFound();
        }

        TempData["Flash"] = await desk.WithdrawAsync(text, cancellationToken)
            ? $"{text.Title}: taken back, and what was kept because of it is deleted."
            : $"{text.Title}: there was nothing to take back.";
        return RedirectToPage("/Account/Consents");
    }
}
