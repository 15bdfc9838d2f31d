using FluentValidation;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using RunnerMassage.Web.Accounts;
using RunnerMassage.Web.Hosting;

namespace RunnerMassage.Web.Pages.Account;

/// <summary>Where the link of a mail leads to choose a new password. Opening it changes nothing.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Accounts)]
public sealed class ResetModel(PasswordService passwords) : PageModel
{
    /// <summary>The link's token.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    /// <summary>What was typed.</summary>
    [BindProperty]
    public NewPasswordInput Input { get; set; } = new();

    /// <summary>The address of the account, or null where the link is good for nothing any more.</summary>
    public string? Email { get; private set; }

    /// <summary>Shows the form.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) => Email = (await passwords.FindAsync(Token, cancellationToken))?.Email;

    /// <summary>Keeps the new password.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await OnGetAsync(cancellationToken);
        if (!ModelState.IsValid || Email is null)
        {
            return Page();
        }

        var change = await passwords.ResetAsync(Token, Input.Password!, HttpContext, cancellationToken);
        if (change.User is not { } user)
        {
            ModelState.AddModelError("Input.Password", change.Problem ?? "");
            Email = change.Link ? null : Email;
            return Page();
        }

        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        TempData["Flash"] = "Your new password holds. Sign in with it.";
        TempData[RegisterModel.TypedEmail] = user.Email;
        return RedirectToPage("/Account/SignIn");
    }
}

/// <summary>A password that is chosen.</summary>
public sealed class NewPasswordInput
{
    /// <summary>The password from now on.</summary>
    public string? Password { get; set; }
}

internal sealed class NewPasswordInputValidator : AbstractValidator<NewPasswordInput>
{
    public NewPasswordInputValidator() => RuleFor(input => input.Password).NewPasswordRules();
}
