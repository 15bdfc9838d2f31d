using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using RunnerMassage.Web.Accounts.SecondFactor;
using RunnerMassage.Web.Hosting;

namespace RunnerMassage.Web.Pages.Account.Passkeys;

/// <summary>Signs in with a passkey; its question is asked and its answer sent by script, from here and from the sign-in page.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Accounts)]
public sealed class PasskeySignInModel(PasskeyService passkeys, Entrance entrance) : PageModel
{
    /// <summary>The question's state.</summary>
    [BindProperty]
    public string? State { get; set; }

    /// <summary>The browser's answer as JSON.</summary>
    [BindProperty]
    public string? Credential { get; set; }

    /// <summary>Where the person was going; only followed inside this site.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>True where an answer did not fit.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>A new question for the browser.</summary>
    public async Task<JsonResult> OnPostQuestionAsync() => new(await passkeys.AskForAnyAsync(HttpContext));

    /// <summary>Signs in with the answer.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await passkeys.FindAsync(State, Credential, HttpContext) is not { } user)
        {
            IsRefused = true;
            return Page();
        }

        // A passkey is at hand whenever it is wanted, so nobody needs to stay signed in for longer than the browser is open.
        await entrance.EnterAsync(HttpContext, user, EntryMethod.Passkey, stay: false, cancellationToken);
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "~/");
    }
}
