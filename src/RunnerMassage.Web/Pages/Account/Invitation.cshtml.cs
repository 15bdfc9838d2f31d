using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.People;
using RunnerMassage.Web.Hosting;
using RunnerMassage.Web.People;
using RunnerMassage.Web.Shared;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Account;

/// <summary>Accepts an invite to work here, with a new account or with the one that the invited address has. Looking at the page changes nothing.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Accounts)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class InvitationModel(StaffInvites invites, StaffAccounts accounts) : PageModel
{
    /// <summary>The random part of the link.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    /// <summary>What was typed for a new account.</summary>
    [BindProperty]
    public NewAccountInput Input { get; set; } = new();

    /// <summary>The invite, or null where the link is no longer good.</summary>
    public StaffInvite? Invite { get; private set; }

    /// <summary>True where the invited address has an account.</summary>
    public bool HasAccount { get; private set; }

    /// <summary>True where the signed-in account is that of the invited address.</summary>
    public bool IsSignedInAsInvited { get; private set; }

    /// <summary>What the person shall be, in a word.</summary>
    public string Role => Invite?.Role == Roles.Admin ? "admin" : "therapist";

    /// <summary>Where a person signs in to come back here.</summary>
    public string SignInAddress => Address.Of("account/sign-in", ("returnUrl", Address.Of("/account/invitation", ("token", Token))));

    /// <summary>Shows what the invite is for.</summary>
    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        return ShowAsync(cancellationToken);
    }

    /// <summary>Accepts with a new account.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return await ShowAsync(cancellationToken);
        }

        var email = (await invites.FindAsync(Token, cancellationToken))?.Email;
        return await AnswerAsync(await accounts.AcceptAsync(Token, Input.Name!, Input.Password!, cancellationToken), email, cancellationToken);
    }

    /// <summary>Accepts with the signed-in account.</summary>
    public async Task<IActionResult> OnPostJoinAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        return User.UserId() is { } userId
            ? await AnswerAsync(await accounts.AcceptAsync(Token, userId, cancellationToken), User.Identity?.Name, cancellationToken)
            : await ShowAsync(cancellationToken);
    }

    private async Task<IActionResult> AnswerAsync(StaffOutcome outcome, string? email, CancellationToken cancellationToken)
    {
        switch (outcome)
        {
            case StaffOutcome.Opened:
                TempData["Flash"] = "Welcome. Your account is ready; sign in to go on.";
                TempData[RegisterModel.TypedEmail] = email;
                return RedirectToPage("/Account/SignIn");
            case StaffOutcome.TherapistTaken:
                ModelState.AddModelError("", "Somebody else signs in as this therapist by now. Ask the clinic for a new invite.");
                break;
            case StaffOutcome.AnotherAccount:
                ModelState.AddModelError("", "You are signed in with another account than the one that was invited.");
                break;
        }

        return await ShowAsync(cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        Invite = await invites.FindAsync(Token, cancellationToken);
        if (Invite is null)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
            return Page();
        }

        var owner = await accounts.FindOwnerAsync(Invite.Email, cancellationToken);
        (HasAccount, IsSignedInAsInvited) = (owner is not null, owner is not null && owner == User.UserId());
        return Page();
    }
}
