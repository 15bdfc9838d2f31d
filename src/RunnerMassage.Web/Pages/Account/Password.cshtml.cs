using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using RunnerMassage.Web.Accounts;
using RunnerMassage.Web.Hosting;
using RunnerMassage.Web.Shared;

namespace RunnerMassage.Web.Pages.Account;

/// <summary>Changes the password of whoever is signed in and knows the present one.</summary>
[Authorize]
[EnableRateLimiting(RateLimits.Accounts)]
public sealed class PasswordModel(PasswordService passwords, AccountService accounts) : PageModel
{
    /// <summary>What was typed.</summary>
    [BindProperty]
    public PasswordInput Input { get; set; } = new();

    /// <summary>The account's address, so that password managers know whose password it is.</summary>
    public string? Email => User.Identity?.Name;

    /// <summary>Changes it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var change = await passwords.ChangeAsync(User.UserId()!, Input.Present!, Input.Password!, cancellationToken);
        if (change.User is { } user)
        {
            await accounts.StaySignedInAsync(user);
            TempData["Flash"] = "Your password is changed. Everywhere else you are signed out within a minute.";
            return RedirectToPage("/Account/Index");
        }

        if (change.Problem is { } problem)
        {
            ModelState.AddModelError("Input.Password", problem);
        }
        else
        {
            ModelState.AddModelError("Input.Present", "This is not your present password. After several wrong tries the next one has to wait a little.");
        }

        return Page();
    }
}

/// <summary>What is typed to change a password.</summary>
public sealed class PasswordInput
{
    /// <summary>The password until now.</summary>
    public string? Present { get; set; }

    /// <summary>The password from now on.</summary>
    public string? Password { get; set; }
}

internal sealed class PasswordInputValidator : AbstractValidator<PasswordInput>
{
    public PasswordInputValidator()
    {
        RuleFor(input => input.Present).NotEmpty().WithMessage("Please type your present password.")
            .MaximumLength(CredentialRules.LongestPassword).WithMessage("A password has at most 128 characters.");
        RuleFor(input => input.Password).NewPasswordRules();
    }
}
