using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Web.Accounts.SecondFactor;

namespace RunnerMassage.Web.Pages.Account.TwoFactor;

/// <summary>Asks somebody who signed in long ago for their password or a code before they change how they sign in.</summary>
public sealed class ProveModel(UserManager<AppUser> users, PasskeyService passkeys, CodeChecker checker, Entrance entrance) : PageModel
{
    /// <summary>What proves that it is still the same person.</summary>
    [BindProperty(Name = "")]
    public ProofInput Proof { get; set; } = new();

    /// <summary>Where the person was going; only followed inside this site.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>True where a passkey can prove it too.</summary>
    public bool HasPasskey { get; private set; }

    /// <summary>Asks.</summary>
    public async Task<IActionResult> OnGetAsync() => await users.GetUserAsync(User) is { } user ? await AskAsync(user) : Challenge();

    /// <summary>Looks at the proof and goes on.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await users.GetUserAsync(User) is not { } user)
        {
            return Challenge();
        }

        if (!ProofInput.Accept(await checker.CheckEitherAsync(user, Proof.Proof, cancellationToken), user.TwoFactorEnabled, ModelState))
        {
            return await AskAsync(user);
        }

        await entrance.ProveAsync(HttpContext, user, byCode: CodeChecker.IsCode(user, Proof.Proof));
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "~/account/two-factor");
    }

    private async Task<PageResult> AskAsync(AppUser user)
    {
        ViewData["HasApp"] = user.TwoFactorEnabled;
        HasPasskey = (await passkeys.ListAsync(user)).Count > 0;
        return Page();
    }
}
