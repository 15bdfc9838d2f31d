using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Web.Accounts.SecondFactor;

namespace RunnerMassage.Web.Pages.Account.TwoFactor;

/// <summary>How the signed-in person's account is protected besides its password.</summary>
public sealed class IndexModel(UserManager<AppUser> users, TwoFactorService twoFactor, PasskeyService passkeys, AdminRule rule) : PageModel
{
    /// <summary>True where signing in asks for a code.</summary>
    public bool IsOn { get; private set; }

    /// <summary>Recovery codes that were not used.</summary>
    public int CodesLeft { get; private set; }

    /// <summary>Recovery codes of a full set.</summary>
    public int CodesGiven => RecoveryCode.Count;

    /// <summary>How many passkeys the account has.</summary>
    public int Passkeys { get; private set; }

    /// <summary>True for admins, who must have one of the two.</summary>
    public bool IsAdmin => User.IsInRole(Roles.Admin);

    /// <summary>True for the demo's admin, who need not.</summary>
    public bool IsExempt => IsAdmin && rule.IsExempt(User);

    /// <summary>Looks.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (await users.GetUserAsync(User) is not { } user)
        {
            return Challenge();
        }

        IsOn = user.TwoFactorEnabled;
        CodesLeft = IsOn ? await twoFactor.CountCodesAsync(user) : 0;
        Passkeys = (await passkeys.ListAsync(user)).Count;
        return Page();
    }
}
