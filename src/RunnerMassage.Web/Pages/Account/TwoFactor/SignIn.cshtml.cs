using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Web.Accounts.SecondFactor;
using RunnerMassage.Web.Hosting;

namespace RunnerMassage.Web.Pages.Account.TwoFactor;

/// <summary>The second step of signing in: a code from the app, or a recovery code.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Accounts)]
public sealed class SecondStepModel(Entrance entrance, CodeChecker checker, TwoFactorService twoFactor) : PageModel
{
    private const string TooMany = "There were too many wrong tries. Please wait some minutes and try again.";

    /// <summary>The app's code as typed.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>A recovery code as typed.</summary>
    [BindProperty]
    public string? RecoveryCode { get; set; }

    /// <summary>Where the person was going; only followed inside this site.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>True where this browser has shown a right password lately.</summary>
    public bool IsWaiting { get; private set; }

    /// <summary>True where a recovery code was sent, so that its form stays open.</summary>
    public bool WantsRecovery { get; private set; }

    /// <summary>Asks for the code.</summary>
    public async Task OnGetAsync() => IsWaiting = (await FindAsync()).User is not null;

    /// <summary>Signs in with a code.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var (user, stay) = await FindAsync();
        if (user is null)
        {
            return Page();
        }

        var proof = await checker.CheckCodeAsync(user, Code, cancellationToken);
        return proof == Proof.Right
            ? await EnterAsync(user, EntryMethod.Authenticator, stay, cancellationToken)
            : Refuse(nameof(Code), proof, "This code is not right, or it was used before. Type the one that your app shows now.");
    }

    /// <summary>Signs in with a recovery code.</summary>
    public async Task<IActionResult> OnPostRecoveryAsync(CancellationToken cancellationToken)
    {
        var (user, stay) = await FindAsync();
        WantsRecovery = true;
        if (user is null)
        {
            return Page();
        }

        var proof = await checker.RedeemAsync(user, RecoveryCode, cancellationToken);
        if (proof != Proof.Right)
        {
            return Refuse(nameof(RecoveryCode), proof, "This is none of your recovery codes, or it was used before. Try another one.");
        }

        TempData["Flash"] = $"You have signed in with a recovery code; {await twoFactor.CountCodesAsync(user)} are left. If your phone is lost, turn the app off and set it up anew.";
        TempData["FlashKind"] = "warning";
        return await EnterAsync(user, EntryMethod.RecoveryCode, stay, cancellationToken);
    }

    private async Task<(AppUser? User, bool Stay)> FindAsync()
    {
        var (user, stay) = await entrance.FindWaitingAsync(HttpContext);
        IsWaiting = user is not null;
        return (user, stay);
    }

    private async Task<IActionResult> EnterAsync(AppUser user, EntryMethod method, bool stay, CancellationToken cancellationToken)
    {
        await entrance.EnterAsync(HttpContext, user, method, stay, cancellationToken);
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "~/");
    }

    private PageResult Refuse(string field, Proof proof, string wrong)
    {
        ModelState.AddModelError(field, proof == Proof.TooMany ? TooMany : wrong);
        return Page();
    }
}
