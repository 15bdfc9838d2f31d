using System.Security.Claims;
using FluentValidation;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using RunnerMassage.Web.Accounts;
using RunnerMassage.Web.Demo;
using RunnerMassage.Web.Hosting;

namespace RunnerMassage.Web.Pages.Account;

/// <summary>Signs somebody in and sends them on to where they were going.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Accounts)]
public sealed class SignInModel(AccountService accounts, DemoSignIn demo) : PageModel
{
    /// <summary>What was typed.</summary>
    [BindProperty]
    public SignInInput Input { get; set; } = new();

    /// <summary>Where to go afterwards; only followed inside this site.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>The invented people that visitors may look around as; empty outside demo mode.</summary>
    public IReadOnlyList<DemoPerson> DemoPeople => demo.People;

    /// <summary>Shows the form, with the address filled in for who has just registered.</summary>
    public void OnGet() => Input.Email = TempData[RegisterModel.TypedEmail] as string;

    /// <summary>Checks address and password.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (await accounts.SignInAsync(Input.Email!, Input.Password!, cancellationToken) is not { } person)
        {
            ModelState.AddModelError("", "The e-mail address or the password is not right. After many wrong tries an account rests for ten minutes.");
            return Page();
        }

        return await EnterAsync(person, Input.StaySignedIn);
    }

    /// <summary>Signs in as one of the invented people, without a password.</summary>
    public async Task<IActionResult> OnPostDemoAsync(string person)
    {
        var principal = await demo.FindAsync(person);
        return principal is null ? NotFound() : await EnterAsync(principal, staySignedIn: false);
    }

    private async Task<IActionResult> EnterAsync(ClaimsPrincipal person, bool staySignedIn)
    {
        await HttpContext.SignInAsync(
            IdentityConstants.ApplicationScheme, person, new AuthenticationProperties { IsPersistent = staySignedIn });
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "~/");
    }
}

/// <summary>What is typed to sign in.</summary>
public sealed class SignInInput
{
    /// <summary>The address of the account.</summary>
    public string? Email { get; set; }

    /// <summary>The password.</summary>
    public string? Password { get; set; }

    /// <summary>True keeps the person signed in when the browser is closed.</summary>
    public bool StaySignedIn { get; set; }
}

internal sealed class SignInValidator : AbstractValidator<SignInInput>
{
    public SignInValidator()
    {
        RuleFor(input => input.Email).EmailRules();
        RuleFor(input => input.Password).NotEmpty().WithMessage("Please type your password.")
            .MaximumLength(CredentialRules.LongestPassword).WithMessage("A password has at most 128 characters.");
    }
}
