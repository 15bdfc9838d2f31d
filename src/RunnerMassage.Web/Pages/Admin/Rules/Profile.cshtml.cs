using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Data.Rules;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Admin.Rules;

/// <summary>One profile with all its parameters and its history.</summary>
[Authorize(Roles = Roles.Admin)]
public sealed class ProfileModel(RuleProfileRepository profiles, ClinicRepository clinics) : PageModel
{
    /// <summary>The profile in the version that is shown.</summary>
    public RuleProfile Profile { get; private set; } = null!;

    /// <summary>Its latest version.</summary>
    public int Latest { get; private set; }

    /// <summary>Saved versions, the latest first; version 1 came with the program and is none of them.</summary>
    public IReadOnlyList<RuleProfileVersion> History { get; private set; } = [];

    /// <summary>True where the clinic uses it.</summary>
    public bool IsActive { get; private set; }

    /// <summary>Words for dates and times.</summary>
    public ClinicFormat Format { get; private set; } = null!;

    /// <summary>Shows it.</summary>
    /// <param name="id">The profile.</param>
    /// <param name="version">The version; the latest where it is missing.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    public async Task<IActionResult> OnGetAsync(string id, string? version, CancellationToken cancellationToken)
    {
        if (await profiles.FindAsync(id, cancellationToken) is not { } latest)
        {
            return NotFound();
        }

        Profile = latest;
        Latest = latest.Version;
        if (version is not null)
        {
            var wanted = int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
            if (await profiles.FindAsync(id, wanted, cancellationToken) is not { } older)
            {
                return NotFound();
            }

            Profile = older;
        }

        History = await profiles.HistoryAsync(id, cancellationToken);
        IsActive = (await profiles.ActiveAsync(cancellationToken)).Id == id;
        Format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
        return Page();
    }
}
