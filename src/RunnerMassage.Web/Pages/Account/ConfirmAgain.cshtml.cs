using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using RunnerMassage.Web.Accounts;
using RunnerMassage.Web.Hosting;

namespace RunnerMassage.Web.Pages.Account;

/// <summary>Says that a mail is on its way after registering, and sends it again; in the same words whether the address was new or not.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Accounts)]
public sealed class ConfirmAgainModel(Registration registration) : PageModel
{
    /// <summary>What was typed.</summary>
    [BindProperty]
    public AddressInput Input { get; set; } = new();

    /// <summary>The address that was written to, or null.</summary>
    public string? SentTo { get; private set; }

    /// <summary>Shows the form.</summary>
    public void OnGet()
    {
        SentTo = TempData[RegisterModel.TypedEmail] as string;
        Input.Email = SentTo;
    }

    /// <summary>Sends the mail again.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        await registration.SendAgainAsync(Input.Email!, cancellationToken);
        TempData[RegisterModel.TypedEmail] = Input.Email!.Trim();
        return RedirectToPage();
    }
}
