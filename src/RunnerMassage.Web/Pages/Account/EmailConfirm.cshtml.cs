using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using RunnerMassage.Web.Accounts;
using RunnerMassage.Web.Hosting;
using RunnerMassage.Web.Shared;

namespace RunnerMassage.Web.Pages.Account;

/// <summary>Where the link of a mail leads to give an account its new address. Opening it changes nothing.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Accounts)]
public sealed class EmailConfirmModel(AddressProof proof, AccountService accounts) : PageModel
{
    /// <summary>The link's token.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    /// <summary>The new address, or null where the link is good for nothing any more.</summary>
    public string? Address { get; private set; }

    /// <summary>The address until now.</summary>
    public string? Old { get; private set; }

    /// <summary>Shows what would change.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (await proof.FindChangeAsync(Token, cancellationToken) is { } change)
        {
            (Address, Old) = (change.Address, change.User.Email);
        }
    }

    /// <summary>Changes the address.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await proof.ChangeAsync(Token, cancellationToken) is not { } user)
        {
            return Page();
        }

        TempData["Flash"] = $"Your address is {user.Email} now.";
        if (User.UserId() != user.Id)
        {
            TempData[RegisterModel.TypedEmail] = user.Email;
            return RedirectToPage("/Account/SignIn");
        }

        await accounts.StaySignedInAsync(user);
        return RedirectToPage("/Account/Index");
    }
}
