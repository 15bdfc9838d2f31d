using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Web.Accounts;
using RunnerMassage.Web.Shared;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Account;

/// <summary>Everything about one's own account in one list.</summary>
[Authorize]
public sealed class IndexModel(OpenAccounts accounts, SignInHistory history, ClinicRepository clinics) : PageModel
{
    /// <summary>What the person wants to be called, or their address.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The list.</summary>
    public IReadOnlyList<AccountPart> Parts { get; private set; } = [];

    /// <summary>Shows the list.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await accounts.FindByIdAsync(User.UserId()) is not { } user)
        {
            return Forbid();
        }

        var format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
        var last = await history.ListAsync(user.Id, most: 1, cancellationToken);
        Name = user.DisplayName ?? user.Email ?? "";
        List<AccountRow> own =
        [
            new("account/data", "Your data", "A copy of everything we keep about you"),
            new("account/consents", "Consents", "What you agreed to, and how to withdraw it"),
            new("account/delete", "Delete the account", "Cancels coming sessions; past ones stay without your name"),
        ];
        if (User.IsInRole(Roles.Runner))
        {
            own.Insert(0, new("safety/answers", "Safety answers", "What you answered, what follows from it, and how to delete it"));
            own.Insert(0, new("account/preferences", "Preferences", "Pressure, therapist, a line for your therapist"));
        }

        Parts =
        [
            new("Signing in",
            [
                new("account/email", "E-mail address", user.Email ?? "None yet"),
                new("account/password", "Password", user.PasswordHash is null ? "None; you sign in without one" : "Change it"),
                new("account/passkeys", "Passkeys", "Sign in with your fingerprint, your face or a PIN of the device"),
                new("account/two-factor", "Two-factor sign-in", user.TwoFactorEnabled ? "On: a code from your app besides the password" : "A code from an app besides the password"),
                new("account/sign-ins", "Recent sign-ins", last is [var one] ? $"Last: {format.Moment(one.At)}, {one.Device}" : "None noted yet"),
            ]),
            new("About you", own),
        ];
        return Page();
    }
}

/// <summary>A part of the list.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Rows">What it holds.</param>
public sealed record AccountPart(string Title, IReadOnlyList<AccountRow> Rows);

/// <summary>A row of the list, which leads to a page.</summary>
/// <param name="Path">Path of the page, without a slash before it.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Text">How it stands, or what the page is for.</param>
public sealed record AccountRow(string Path, string Title, string Text);
