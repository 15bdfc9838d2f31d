using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace RunnerMassage.Web.Pages.Account;

/// <summary>Signs the person out; asks first where somebody comes here by a link.</summary>
[AllowAnonymous]
public sealed class SignOutModel : PageModel
{
    /// <summary>Forgets the sign-in of this browser.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        TempData["Flash"] = "You are signed out.";
        return LocalRedirect("~/");
    }
}
