using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Web.Shared.Planning;

namespace RunnerMassage.Web.Pages.Account;

/// <summary>Signs the person out; asks first where somebody comes here by a link.</summary>
[AllowAnonymous]
public sealed class SignOutModel(PlannerMemory memory) : PageModel
{
    /// <summary>Forgets the sign-in of this browser, and what was told to the planner: the next person at it is somebody else.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        memory.Clear(HttpContext);
        TempData["Flash"] = "You are signed out.";
        return LocalRedirect("~/");
    }
}
