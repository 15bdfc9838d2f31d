using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using RunnerMassage.Web.Accounts;
using RunnerMassage.Web.Accounts.SecondFactor;
using RunnerMassage.Web.Demo;
using RunnerMassage.Web.Hosting;

namespace RunnerMassage.Web.Pages.Account;

/// <summary>Signs somebody in and sends them on to where they were going.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Accounts)]
public sealed class SignInModel(AccountService accounts, Entrance entrance, PasskeyService passkeys, DemoSignIn demo) : PageModel
{
    /// <summary>What was typed.</summary>
    [BindProperty]
    public SignInInput Input { get; set; } = new();

    /// <summary>Where to go afterwards; only followed inside this site.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>The invented people that visitors may look around as; empty outside demo mode.</summary>
    public IReadOnlyList<DemoPerson> DemoPeople => demo.People;

    /// <summary>True where the password was right and the address waits to be confirmed.</summary>
    public bool ConfirmFirst { get; private set; }

    /// <summary>What lets the browser offer passkeys in the e-mail field, or null where it does not.</summary>
    public PasskeyQuestion? Question { get; private set; }

    /// <summary>Shows the form, with the address filled in for who has just registered.</summary>
    public async Task OnGetAsync()
    {
        Input.Email = TempData[RegisterModel.TypedEmail] as string;
        Question = await passkeys.AskForAnyAsync(HttpContext);
    }

    /// <summary>Checks address and password.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var answer = await accounts.SignInAsync(Input.Email!, Input.Password!, HttpContext, cancellationToken);
        if (answer.Person is { } person)
        {
            return await entrance.EnterByPasswordAsync(HttpContext, person, Input.StaySignedIn, cancellationToken)
                ? GoOn()
                : RedirectToPage("/Account/TwoFactor/SignIn", new { ReturnUrl });
        }

        ConfirmFirst = answer.ConfirmFirst;
        if (!ConfirmFirst)
        {
            ModelState.AddModelError(
                "", "The e-mail address or the password is not right. After several wrong tries each next one has to wait, up to 15 minutes.");
        }

        return Page();
    }

    /// <summary>Signs in as one of the invented people, without a password.</summary>
    public async Task<IActionResult> OnPostDemoAsync(string person, CancellationToken cancellationToken)
    {
        if (await demo.FindAsync(person) is not { } principal)
        {
            return NotFound();
        }

        await entrance.EnterAsync(HttpContext, principal, EntryMethod.Demo, stay: false, cancellationToken);
        return GoOn();
    }

    private LocalRedirectResult GoOn() => LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "~/");
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
