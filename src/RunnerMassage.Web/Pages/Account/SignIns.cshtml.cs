using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Web.Accounts;
using RunnerMassage.Web.Shared;
using RunnerMassage.Web.Shared.Formatting;
using RunnerMassage.Web.Shared.Planning;

namespace RunnerMassage.Web.Pages.Account;

/// <summary>When, how and with what somebody signed in to the account lately; and the way to end it all.</summary>
[Authorize]
public sealed class SignInsModel(SignInHistory history, AccountService accounts, ClinicRepository clinics, PlannerMemory memory, IClock clock) : PageModel
{
    private const int Most = 50;

    /// <summary>The sign-ins, the latest first.</summary>
    public IReadOnlyList<SignInRecord> Records { get; private set; } = [];

    /// <summary>Words for dates and times.</summary>
    public ClinicFormat Format { get; private set; } = null!;

    /// <summary>The zone of the times, in words.</summary>
    public string Zone => Format.ZoneName(clock.GetCurrentInstant());

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
        Records = await history.ListAsync(User.UserId()!, Most, cancellationToken);
    }

    /// <summary>Ends all sign-ins, this browser's at once.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await accounts.SignOutEverywhereAsync(User.UserId()!);
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        memory.Clear(HttpContext);
        TempData["Flash"] = "You are signed out everywhere. Other devices follow within a minute.";
        return RedirectToPage("/Account/SignIn");
    }

    /// <summary>How somebody signed in, in words.</summary>
    public static string Words(string method) => method switch
    {
        "password" => "with the password",
        "authenticator" => "with the password and a code",
        "recovery-code" => "with the password and a recovery code",
        "passkey" => "with a passkey",
        "demo" => "by the button of the demo",
        _ => method,
    };
}
