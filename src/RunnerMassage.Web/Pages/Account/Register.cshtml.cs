using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using RunnerMassage.Web.Accounts;
using RunnerMassage.Web.Demo;
using RunnerMassage.Web.Hosting;
using RunnerMassage.Web.Privacy;

namespace RunnerMassage.Web.Pages.Account;

/// <summary>Opens a runner's account. Ends in the same words whether the address was new or not; the mail tells its owner.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Accounts)]
public sealed class RegisterModel(Registration registration, DemoMode demo) : PageModel
{
    /// <summary>Key under which the typed address is handed to the next page, outside the address bar.</summary>
    public const string TypedEmail = "TypedEmail";

    /// <summary>What was typed.</summary>
    [BindProperty]
    public RegisterInput Input { get; set; } = new();

    /// <summary>Where the person was going.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Opens the account.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        await registration.RegisterAsync(Input.Email!, Input.Password!, Input.Name, ConsentText.Terms, cancellationToken);
        TempData[TypedEmail] = Input.Email!.Trim();
        if (!demo.Enabled)
        {
            return RedirectToPage("/Account/ConfirmAgain");
        }

        TempData["Flash"] = "If this address is new here, your account is ready. Had it one already, its old password still holds. Sign in to go on.";
        TempData["FlashKind"] = "info";
        return RedirectToPage("/Account/SignIn", new { ReturnUrl = Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : null });
    }
}

/// <summary>What is typed to register.</summary>
public sealed class RegisterInput
{
    /// <summary>Most characters of a name.</summary>
    public const int LongestName = 80;

    /// <summary>What the person wants to be called, or nothing.</summary>
    public string? Name { get; set; }

    /// <summary>The address of the new account.</summary>
    public string? Email { get; set; }

    /// <summary>The password of the new account.</summary>
    public string? Password { get; set; }

    /// <summary>True where the person agrees to the terms.</summary>
    public bool Terms { get; set; }
}

internal sealed class RegisterValidator : AbstractValidator<RegisterInput>
{
    public RegisterValidator()
    {
        RuleFor(input => input.Name).MaximumLength(RegisterInput.LongestName).WithMessage("Please use at most 80 characters.");
        RuleFor(input => input.Email).EmailRules();
        RuleFor(input => input.Password).NewPasswordRules(input => input.Email, input => input.Name);
        RuleFor(input => input.Terms).Equal(true).WithMessage("Please read the terms and agree to them to open an account.");
    }
}
