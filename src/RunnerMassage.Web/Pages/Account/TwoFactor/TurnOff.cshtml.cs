using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Web.Accounts.SecondFactor;

namespace RunnerMassage.Web.Pages.Account.TwoFactor;

/// <summary>Turns the authenticator app off, for whoever can show the password or a code.</summary>
public sealed class TurnOffModel(
    UserManager<AppUser> users, TwoFactorService twoFactor, PasskeyService passkeys, CodeChecker checker, Entrance entrance, AdminRule rule) : PageModel
{
    /// <summary>What proves that it is still the same person.</summary>
    [BindProperty(Name = "")]
    public ProofInput Proof { get; set; } = new();

    /// <summary>True for an admin who would have no second factor left.</summary>
    public bool ClosesAdminPages { get; private set; }

    /// <summary>Asks.</summary>
    public async Task<IActionResult> OnGetAsync() =>
        await users.GetUserAsync(User) is { TwoFactorEnabled: true } user ? await AskAsync(user) : RedirectToPage("/Account/TwoFactor/Index");

    /// <summary>Turns it off.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await users.GetUserAsync(User) is not { TwoFactorEnabled: true } user)
        {
            return RedirectToPage("/Account/TwoFactor/Index");
        }

        if (!ProofInput.Accept(await checker.CheckEitherAsync(user, Proof.Proof, cancellationToken), hasApp: true, ModelState))
        {
            return await AskAsync(user);
        }

        await twoFactor.TurnOffAsync(user, cancellationToken);
        await entrance.RenewAsync(HttpContext, user, User.SignedInWithTwoFactors() && (await passkeys.ListAsync(user)).Count > 0);
        TempData["Flash"] = "The authenticator app is turned off. You can remove its entry from your app.";
        return RedirectToPage("/Account/TwoFactor/Index");
    }

    private async Task<PageResult> AskAsync(AppUser user)
    {
        ClosesAdminPages = User.IsInRole(Roles.Admin) && !rule.IsExempt(User) && (await passkeys.ListAsync(user)).Count == 0;
        return Page();
    }
}
