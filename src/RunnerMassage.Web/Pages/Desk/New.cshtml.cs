using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using RunnerMassage.Data.Accounts;

namespace RunnerMassage.Web.Pages.Desk;

/// <summary>Takes down a person without an account, and goes on to choose a time.</summary>
[Authorize(Roles = Roles.Therapist + "," + Roles.Admin)]
public sealed class NewModel(ClientRepository clients, IClock clock) : PageModel
{
    /// <summary>What the form holds.</summary>
    public NewClientInput Input { get; private set; } = new() { Key = Guid.NewGuid().ToString("N") };

    /// <summary>Clients who may be meant: they have the address or the number.</summary>
    public IReadOnlyList<Client> Known { get; private set; } = [];

    /// <summary>True where the number is somebody's, which does not rule out that it is another person's too.</summary>
    public bool AsksForAnother { get; private set; }

    /// <summary>Shows the form.</summary>
    public void OnGet()
    {
    }

    /// <summary>Takes the person down.</summary>
    public async Task<IActionResult> OnPostAsync(NewClientInput input, CancellationToken cancellationToken)
    {
        Input = input with { Key = Guid.TryParseExact(input.Key, "N", out _) ? input.Key : Guid.NewGuid().ToString("N") };
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        var email = string.IsNullOrWhiteSpace(input.Email) ? null : input.Email.Trim();
        if (email is not null && await clients.FindByEmailAsync(email, cancellationToken) is { } account)
        {
            ModelState.AddModelError(nameof(input.Email), "There is an account with this address. Book for it, or leave the address out.");
            return Doubtful([account]);
        }

        var sameNumber = (await clients.FindByPhoneAsync(input.Phone!, cancellationToken)).Where(client => client.Id != input.Key).ToList();
        AsksForAnother = sameNumber.Count > 0;
        if (AsksForAnother && !input.AnotherPerson)
        {
            return Doubtful(sameNumber);
        }

        var guest = await clients.AddGuestAsync(
            new NewGuest(input.Key!, input.Name!, input.Phone!, email), clock.GetCurrentInstant(), cancellationToken);
        return RedirectToPage("/Desk/Times", new { id = guest.Id });
    }

    private PageResult Doubtful(IReadOnlyList<Client> known)
    {
        Known = known;
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }
}
