using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Web.Shared;

namespace RunnerMassage.Web.Pages.Account;

/// <summary>What a runner wishes for their massages, and where they can be called.</summary>
[Authorize(Roles = Roles.Runner)]
public sealed class PreferencesModel(PreferenceRepository preferences) : PageModel
{
    /// <summary>What the form holds.</summary>
    public PreferencesInput Input { get; private set; } = new();

    /// <summary>Shows the wishes.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) => Input = PreferencesInput.Of(
        await preferences.FindAsync(User.UserId()!, cancellationToken), await preferences.FindPhoneAsync(User.UserId()!, cancellationToken));

    /// <summary>Keeps them.</summary>
    public async Task<IActionResult> OnPostAsync(PreferencesInput input, CancellationToken cancellationToken)
    {
        Input = input;
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        var phone = string.IsNullOrWhiteSpace(input.Phone) ? null : input.Phone.Trim();
        await preferences.SaveAsync(User.UserId()!, input.ToPreference(), phone, cancellationToken);
        TempData["Flash"] = "Your preferences are saved.";
        return RedirectToPage();
    }
}
