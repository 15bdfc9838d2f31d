using Microsoft.AspNetCore.Mvc.RazorPages;

namespace RunnerMassage.Web.Pages.Account;

/// <summary>Where somebody is led who is signed in but asks for a page of another role.</summary>
public sealed class DeniedModel : PageModel
{
    /// <summary>Answers 403 with the page.</summary>
    public void OnGet() => Response.StatusCode = StatusCodes.Status403Forbidden;
}
