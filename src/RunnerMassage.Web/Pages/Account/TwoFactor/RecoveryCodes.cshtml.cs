using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Web.Accounts.SecondFactor;

namespace RunnerMassage.Web.Pages.Account.TwoFactor;

/// <summary>Gives out a new set of recovery codes in place of the old one.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class RecoveryCodesModel(UserManager<AppUser> users, TwoFactorService twoFactor, CodeChecker checker, Entrance entrance) : PageModel
{
    /// <summary>What proves that it is still the same person.</summary>
    [BindProperty(Name = "")]
    public ProofInput Proof { get; set; } = new();

    /// <summary>Recovery codes to show now, once they are made.</summary>
    public IReadOnlyList<string>? Codes { get; private set; }

    /// <summary>Asks.</summary>
    public async Task<IActionResult> OnGetAsync() =>
        await users.GetUserAsync(User) is { TwoFactorEnabled: true } ? Page() : RedirectToPage("/Account/TwoFactor/Index");

    /// <summary>Makes them.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await users.GetUserAsync(User) is not { TwoFactorEnabled: true } user)
        {
            return RedirectToPage("/Account/TwoFactor/Index");
        }

        if (ProofInput.Accept(await checker.CheckEitherAsync(user, Proof.Proof, cancellationToken), hasApp: true, ModelState))
        {
            Codes = await twoFactor.RenewCodesAsync(user, cancellationToken);
            await entrance.RenewAsync(HttpContext, user, User.SignedInWithTwoFactors());
        }

        return Page();
    }
}
