using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using RunnerMassage.Web.Accounts;
using RunnerMassage.Web.Hosting;
using RunnerMassage.Web.Shared;

namespace RunnerMassage.Web.Pages.Account;

/// <summary>Sends a link to choose a new password; says the same whether the address has an account or not.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Accounts)]
public sealed class ForgotModel(PasswordService passwords) : PageModel
{
    private const string Sent = "ResetSentTo";

    /// <summary>What was typed.</summary>
    [BindProperty]
    public AddressInput Input { get; set; } = new();

    /// <summary>The address that was asked for last, or null.</summary>
    public string? SentTo { get; private set; }

    /// <summary>Shows the form, with the address of whoever is signed in.</summary>
    public void OnGet()
    {
        SentTo = TempData[Sent] as string;
        Input.Email = SentTo ?? (User.UserId() is null ? null : User.Identity?.Name);
    }

    /// <summary>Sends the link.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        await passwords.SendLinkAsync(Input.Email!, cancellationToken);
        TempData[Sent] = Input.Email!.Trim();
        return RedirectToPage();
    }
}

/// <summary>An address that is typed.</summary>
public sealed class AddressInput
{
    /// <summary>The address.</summary>
    public string? Email { get; set; }
}

internal sealed class AddressInputValidator : AbstractValidator<AddressInput>
{
    public AddressInputValidator() => RuleFor(input => input.Email).EmailRules();
}
