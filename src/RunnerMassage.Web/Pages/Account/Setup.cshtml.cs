using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using RunnerMassage.Web.Accounts;
using RunnerMassage.Web.Hosting;
using RunnerMassage.Web.People;

namespace RunnerMassage.Web.Pages.Account;

/// <summary>Makes whoever holds a link from the console an admin. Looking at the page changes nothing.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Accounts)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SetupModel(StaffAccounts accounts, FirstAdmin firstAdmin) : PageModel
{
    /// <summary>What was typed.</summary>
    [BindProperty]
    public NewAccountInput Input { get; set; } = new();

    /// <summary>The address typed, where the link names none.</summary>
    [BindProperty]
    public SetupAddress Address { get; set; } = new();

    /// <summary>What the link is good for, or null where it is good for nothing.</summary>
    public AdminLink? Link { get; private set; }

    /// <summary>Shows the form.</summary>
    public Task<IActionResult> OnGetAsync(string token, CancellationToken cancellationToken) => ShowAsync(token, cancellationToken);

    /// <summary>Opens the account.</summary>
    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancellationToken)
    {
        if (await firstAdmin.FindAsync(token, cancellationToken) is not { } link)
        {
            return await ShowAsync(token, cancellationToken);
        }

        if (link.Email is not null)
        {
            // The form has no such field then, and without one the binder tells of it by its bare name.
            ModelState.Remove("Address.Email");
            ModelState.Remove("Email");
        }

        if (!ModelState.IsValid)
        {
            return await ShowAsync(token, cancellationToken);
        }

        var email = link.Email ?? Address.Email!;
        switch (await accounts.SetUpAdminAsync(token, new NewAccount(Input.Name!, email, Input.Password!), cancellationToken))
        {
            case StaffOutcome.Opened:
                TempData["Flash"] = "Your account is ready, and you run the clinic. Sign in to go on.";
                TempData[RegisterModel.TypedEmail] = email.Trim();
                return RedirectToPage("/Account/SignIn");
            case StaffOutcome.AddressTaken:
                ModelState.AddModelError(link.Email is null ? "Address.Email" : "", "This address has an account already, which stays as it is. Take another address.");
                break;
        }

        return await ShowAsync(token, cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(string token, CancellationToken cancellationToken)
    {
        Link = await firstAdmin.FindAsync(token, cancellationToken);
        Response.StatusCode = Link is null ? StatusCodes.Status410Gone : StatusCodes.Status200OK;
        return Page();
    }
}

/// <summary>The address of the first admin.</summary>
public sealed class SetupAddress
{
    /// <summary>The address.</summary>
    public string? Email { get; set; }
}

internal sealed class SetupAddressValidator : AbstractValidator<SetupAddress>
{
    public SetupAddressValidator() => RuleFor(address => address.Email).EmailRules();
}
