using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using RunnerMassage.Web.Accounts;
using RunnerMassage.Web.Accounts.Passwords;
using RunnerMassage.Web.Hosting;

namespace RunnerMassage.Web.Pages.Account;

/// <summary>Where the link of a mail leads to confirm the address of a new account. Opening it changes nothing.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Accounts)]
public sealed class ConfirmModel(AddressProof proof) : PageModel
{
    /// <summary>The link's token.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    /// <summary>The password, where one has to be chosen.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>What waits to be confirmed, or null where the link is good for nothing any more.</summary>
    public WaitingAddress? Waiting { get; private set; }

    /// <summary>Shows what would be confirmed.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) => Waiting = await proof.FindAsync(Token, cancellationToken);

    /// <summary>Confirms.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await OnGetAsync(cancellationToken);
        if (Waiting is { WantsPassword: true }
            && NewPassword.ProblemWith(Password, Waiting.Email, Waiting.DisplayName) is { } problem)
        {
            ModelState.AddModelError(nameof(Password), problem);
            return Page();
        }

        if (await proof.ConfirmAsync(Token, Password, cancellationToken) is not { } confirmed)
        {
            Waiting = null;
            return Page();
        }

        TempData["Flash"] = "Your address is confirmed. Sign in to go on.";
        TempData[RegisterModel.TypedEmail] = confirmed.Email;
        return RedirectToPage("/Account/SignIn");
    }
}
