using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Web.Accounts.SecondFactor;

namespace RunnerMassage.Web.Pages.Account.TwoFactor;

/// <summary>Where an admin is led who has signed in with one factor: to set up a second one, or to use it.</summary>
public sealed class RequiredModel(UserManager<AppUser> users, PasskeyService passkeys) : PageModel
{
    /// <summary>Where the admin was going; only followed inside this site.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>True where the account has a passkey.</summary>
    public bool HasPasskey { get; private set; }

    /// <summary>True where the account has an authenticator app.</summary>
    public bool HasApp { get; private set; }

    /// <summary>Looks what there is.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (await users.GetUserAsync(User) is not { } user)
        {
            return Challenge();
        }

        ReturnUrl = Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : null;
        (HasPasskey, HasApp) = ((await passkeys.ListAsync(user)).Count > 0, user.TwoFactorEnabled);
        return Page();
    }
}
