using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Data.Accounts;

namespace RunnerMassage.Web.Pages.Desk;

/// <summary>Finds the client to book for; an admin also sees which guests could not be made part of their account.</summary>
[Authorize(Roles = Roles.Therapist + "," + Roles.Admin)]
public sealed class IndexModel(ClientRepository clients, GuestMerger merger) : PageModel
{
    private const int MostFound = 20;

    /// <summary>What is looked for.</summary>
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    /// <summary>Who was found, by name.</summary>
    public IReadOnlyList<Client> Found { get; private set; } = [];

    /// <summary>True where more were found than are shown.</summary>
    public bool HasMore { get; private set; }

    /// <summary>True where enough was typed to look for.</summary>
    public bool HasSearched { get; private set; }

    /// <summary>Guests who keep sessions that overlap with those of their account; for admins.</summary>
    public IReadOnlyList<UnmergedGuest> Unmerged { get; private set; } = [];

    /// <summary>Searches.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Text = Text?.Trim();
        HasSearched = Text?.Length >= ClientRepository.ShortestSearch;
        if (HasSearched)
        {
            var found = await clients.SearchAsync(Text!, MostFound + 1, cancellationToken);
            (Found, HasMore) = ([.. found.Take(MostFound)], found.Count > MostFound);
        }

        if (User.IsInRole(Roles.Admin))
        {
            Unmerged = await merger.ListUnmergedAsync(cancellationToken);
        }
    }

    /// <summary>Tries again to make guests part of an account, once an admin has moved what was in the way.</summary>
    public async Task<IActionResult> OnPostMergeAsync(string? accountId, CancellationToken cancellationToken)
    {
        if (!User.IsInRole(Roles.Admin))
        {
            return Forbid();
        }

        var done = await merger.MergeAsync(accountId ?? "", cancellationToken);
        (TempData["Flash"], TempData["FlashKind"]) = done.LeftBehind.Count == 0
            ? ("The bookings are part of the account now.", "success")
            : ("Bookings still overlap. Move or cancel one of them, and try again.", "warning");
        return RedirectToPage();
    }
}
