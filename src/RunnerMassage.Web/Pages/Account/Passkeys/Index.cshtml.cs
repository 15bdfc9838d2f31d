using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Web.Accounts.SecondFactor;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Account.Passkeys;

/// <summary>One passkey as its owner sees it.</summary>
/// <param name="Id">Its id as base64url.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="AddedAt">When it was added.</param>
/// <param name="IsBackedUp">True where a password manager keeps it on several devices.</param>
public sealed record ListedPasskey(string Id, string Name, Instant AddedAt, bool IsBackedUp);

/// <summary>The signed-in person's passkeys: to see, add, rename and remove.</summary>
public sealed class IndexModel(
    UserManager<AppUser> users, PasskeyService service, Entrance entrance, AdminRule rule, ClinicRepository clinics, IClock clock) : PageModel
{
    /// <summary>What is said where a name cannot be used.</summary>
    public const string NameRule = "Please give it a name of at most 60 characters.";

    private ClinicFormat? _format;

    /// <summary>The passkeys, the oldest first.</summary>
    public IReadOnlyList<ListedPasskey> Passkeys { get; private set; } = [];

    /// <summary>What a passkey is called, as typed.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>Where the person was going; only followed inside this site.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>True where the person signed in too long ago to change anything here.</summary>
    public bool NeedsProof => !User.SignedInJustNow(clock.GetCurrentInstant());

    /// <summary>True where no passkey can be added.</summary>
    public bool IsFull => Passkeys.Count >= PasskeyService.Most;

    /// <summary>True where a new passkey was refused.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>The passkey whose new name was refused, or null.</summary>
    public string? Failed { get; private set; }

    /// <summary>True for an admin who has one passkey and no authenticator app.</summary>
    public bool ClosesAdminPages { get; private set; }

    /// <summary>This page, to come back to.</summary>
    public string? Here => Url.Page("/Account/Passkeys/Index", new { ReturnUrl });

    /// <summary>The day on which a passkey was added.</summary>
    public string AddedOn(ListedPasskey passkey) => ClinicFormat.FullDate(_format!.DateOf(passkey.AddedAt));

    /// <summary>Lists them.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await users.GetUserAsync(User) is { } user ? await ShowAsync(user, cancellationToken) : Challenge();

    /// <summary>A question for the browser that makes a new passkey.</summary>
    public async Task<IActionResult> OnPostQuestionAsync() =>
        await users.GetUserAsync(User) is { } user && !NeedsProof ? new JsonResult(await service.AskForNewAsync(user, HttpContext)) : Forbid();

    /// <summary>Keeps a new passkey. From then on this sign-in counts as one with two factors.</summary>
    public async Task<IActionResult> OnPostAddAsync(string? state, string? credential, CancellationToken cancellationToken)
    {
        if (await ChangeableAsync() is not { } user)
        {
            return BackToProof();
        }

        var name = Named(Name) ?? $"Passkey of {ClinicFormat.BriefDate(await TodayAsync(cancellationToken))}";
        if (!await service.AddAsync(user, state, credential, name, HttpContext))
        {
            IsRefused = true;
            return await ShowAsync(user, cancellationToken);
        }

        await entrance.RenewAsync(HttpContext, user, twoFactors: true);
        TempData["Flash"] = $"“{name}” is added. From now on you can sign in with it.";
        return Url.IsLocalUrl(ReturnUrl) ? LocalRedirect(ReturnUrl) : RedirectToPage();
    }

    /// <summary>Gives a passkey another name.</summary>
    public async Task<IActionResult> OnPostRenameAsync(string? id, CancellationToken cancellationToken)
    {
        if (await ChangeableAsync() is not { } user)
        {
            return BackToProof();
        }

        if (Named(Name) is not { } name)
        {
            Failed = id;
            return await ShowAsync(user, cancellationToken);
        }

        if (!await service.RenameAsync(user, IdOf(id), name))
        {
            return NotFound();
        }

        TempData["Flash"] = $"It is called “{name}” now.";
        return RedirectToPage(new { ReturnUrl });
    }

    /// <summary>Removes a passkey.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(string? id, CancellationToken cancellationToken)
    {
        if (await ChangeableAsync() is not { } user)
        {
            return BackToProof();
        }

        if (await service.GetAsync(user, IdOf(id)) is not { } passkey || !await service.RemoveAsync(user, passkey.CredentialId))
        {
            return NotFound();
        }

        var hasFactor = user.TwoFactorEnabled || (await service.ListAsync(user)).Count > 0;
        await entrance.RenewAsync(HttpContext, user, User.SignedInWithTwoFactors() && hasFactor);
        TempData["Flash"] = $"“{passkey.Name}” is removed. You can delete it from your device too.";
        return RedirectToPage(new { ReturnUrl });
    }

    private async Task<AppUser?> ChangeableAsync() => NeedsProof ? null : await users.GetUserAsync(User);

    private RedirectToPageResult BackToProof() => RedirectToPage("/Account/TwoFactor/Prove", new { ReturnUrl = Here });

    private async Task<PageResult> ShowAsync(AppUser user, CancellationToken cancellationToken)
    {
        _format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
        Passkeys = [.. (await service.ListAsync(user)).Select(passkey => new ListedPasskey(
            Base64Url.EncodeToString(passkey.CredentialId), passkey.Name ?? "Passkey", Instant.FromDateTimeOffset(passkey.CreatedAt), passkey.IsBackedUp))];
        ClosesAdminPages = Passkeys.Count == 1 && !user.TwoFactorEnabled && User.IsInRole(Roles.Admin) && !rule.IsExempt(User);
        return Page();
    }

    private async Task<LocalDate> TodayAsync(CancellationToken cancellationToken) =>
        new ClinicFormat(await clinics.GetAsync(cancellationToken)).DateOf(clock.GetCurrentInstant());

    private static string? Named(string? typed) =>
        typed?.Trim() is { Length: > 0 and <= PasskeyService.LongestName } name && !name.Any(char.IsControl) ? name : null;

    private static byte[] IdOf(string? id) => Base64Url.IsValid(id) ? Base64Url.DecodeFromChars(id) : [];
}
