using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Web.Accounts.SecondFactor;

namespace RunnerMassage.Web.Pages.Account.TwoFactor;

/// <summary>Pairs an authenticator app with the account. Nothing is kept before the app has shown a right code.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SetUpModel(
    UserManager<AppUser> users, TwoFactorService twoFactor, PendingKeys keys, Entrance entrance, IClock clock) : PageModel
{
    /// <summary>The app's code as typed.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>Which key the form shows.</summary>
    [BindProperty]
    public string? KeyToken { get; set; }

    /// <summary>Where the person was going; only followed inside this site.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>The key in Base32.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The account's address.</summary>
    public string Email { get; private set; } = "";

    /// <summary>Recovery codes to show now, once it is on.</summary>
    public IReadOnlyList<string>? Codes { get; private set; }

    /// <summary>Where to go afterwards.</summary>
    public string Next => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : Url.Content("~/account/two-factor");

    /// <summary>Shows a new key.</summary>
    public async Task<IActionResult> OnGetAsync() => await BeginAsync() is var (_, elsewhere) && elsewhere is not null ? elsewhere : ShowNewKey();

    /// <summary>Turns it on, where the code fits the key.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var (user, elsewhere) = await BeginAsync();
        if (elsewhere is not null)
        {
            return elsewhere;
        }

        if (keys.Read(user!.Id, KeyToken) is not { } key)
        {
            ModelState.Clear();
            ModelState.AddModelError("", "That took more than half an hour, so here is a new key. Please remove the old entry from your app and scan again.");
            return ShowNewKey();
        }

        Key = key;
        Codes = await twoFactor.TurnOnAsync(user, key, Code, cancellationToken);
        if (Codes is null)
        {
            ModelState.AddModelError(nameof(Code), "This is not the code that belongs to the key now. Type the one that your app shows, and check that your phone's clock is right.");
            return Page();
        }

        await entrance.RenewAsync(HttpContext, user, twoFactors: true);
        return Page();
    }

    private async Task<(AppUser? User, IActionResult? Elsewhere)> BeginAsync()
    {
        var user = await users.GetUserAsync(User);
        Email = user?.Email ?? "";
        return (user, user switch
        {
            null => Challenge(),
            { TwoFactorEnabled: true } => RedirectToPage("/Account/TwoFactor/Index"),
            _ when !User.SignedInJustNow(clock.GetCurrentInstant()) => RedirectToPage(
                "/Account/TwoFactor/Prove", new { ReturnUrl = Url.Page("/Account/TwoFactor/SetUp", new { ReturnUrl }) }),
            _ => null,
        });
    }

    private PageResult ShowNewKey()
    {
        (Key, KeyToken) = keys.Create(users.GetUserId(User)!);
        return Page();
    }
}
