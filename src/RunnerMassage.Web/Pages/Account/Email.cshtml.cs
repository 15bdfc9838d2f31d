using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using RunnerMassage.Web.Accounts;
using RunnerMassage.Web.Hosting;
using RunnerMassage.Web.Shared;

namespace RunnerMassage.Web.Pages.Account;

/// <summary>Asks for another address; it holds once it is confirmed from there.</summary>
[Authorize]
[EnableRateLimiting(RateLimits.Accounts)]
public sealed class EmailModel(AddressProof proof, OpenAccounts accounts, PasswordGate gate) : PageModel
{
    private const string Sent = "ChangeSentTo";

    /// <summary>What was typed.</summary>
    [BindProperty]
    public EmailInput Input { get; set; } = new();

    /// <summary>The address now.</summary>
    public string? Email { get; private set; }

    /// <summary>The address that was written to, or null.</summary>
    public string? SentTo { get; private set; }

    /// <summary>Shows the form.</summary>
    public async Task OnGetAsync()
    {
        Email = (await accounts.FindByIdAsync(User.UserId()))?.Email;
        SentTo = TempData[Sent] as string;
        Input.Email ??= SentTo;
    }

    /// <summary>Writes to the new address.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var user = await accounts.FindByIdAsync(User.UserId());
        if (ModelState.IsValid && user is not null && !await gate.ProveAsync(user, Input.Password!, cancellationToken))
        {
            ModelState.AddModelError("Input.Password", "This is not your password. After several wrong tries the next one has to wait a little.");
        }

        if (!ModelState.IsValid || user is null)
        {
            Email = user?.Email;
            return Page();
        }

        await proof.AskAsync(user.Id, Input.Email!, cancellationToken);
        TempData[Sent] = Input.Email!.Trim();
        return RedirectToPage();
    }
}

/// <summary>What is typed to change the address.</summary>
public sealed class EmailInput
{
    /// <summary>The address from now on.</summary>
    public string? Email { get; set; }

    /// <summary>The account's password.</summary>
    public string? Password { get; set; }
}

internal sealed class EmailInputValidator : AbstractValidator<EmailInput>
{
    public EmailInputValidator()
    {
        RuleFor(input => input.Email).EmailRules();
        RuleFor(input => input.Password).NotEmpty().WithMessage("Please type your password.")
            .MaximumLength(CredentialRules.LongestPassword).WithMessage("A password has at most 128 characters.");
    }
}
