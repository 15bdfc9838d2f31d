using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.People;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Web.Shared;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Admin.Users;

/// <summary>One account, and what can be decided about it.</summary>
[Authorize(Roles = Roles.Admin)]
public sealed class PersonModel(UserDirectory directory, ClinicRepository clinics, IClock clock) : PageModel
{
    /// <summary>The account.</summary>
    public UserCard Card { get; private set; } = null!;

    /// <summary>True where it is the admin's own.</summary>
    public bool IsYou => Card.User.Id == User.UserId();

    /// <summary>Words for dates and times.</summary>
    public ClinicFormat Format { get; private set; } = null!;

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (await directory.FindAsync(id, clock.GetCurrentInstant(), cancellationToken) is not { } card)
        {
            return NotFound();
        }

        Card = card;
        Format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
        return Page();
    }
}
