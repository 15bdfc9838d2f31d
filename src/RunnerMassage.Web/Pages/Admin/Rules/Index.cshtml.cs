using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Data.Rules;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Admin.Rules;

/// <summary>The rule profiles, and which of them the clinic uses.</summary>
[Authorize(Roles = Roles.Admin)]
public sealed class IndexModel(RuleProfileRepository profiles, ClinicRepository clinics) : PageModel
{
    /// <summary>Each profile with its last change, or null where it is as it came with the program.</summary>
    public IReadOnlyList<(RuleProfile Profile, RuleProfileVersion? LastChange)> Profiles { get; private set; } = [];

    /// <summary>Id of the profile that the clinic uses.</summary>
    public string ActiveId { get; private set; } = "";

    /// <summary>Words for dates and times.</summary>
    public ClinicFormat Format { get; private set; } = null!;

    /// <summary>Lists them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
        ActiveId = (await profiles.ActiveAsync(cancellationToken)).Id;
        var listed = new List<(RuleProfile, RuleProfileVersion?)>();
        foreach (var profile in await profiles.ListAsync(cancellationToken))
        {
            var history = await profiles.HistoryAsync(profile.Id, cancellationToken);
            listed.Add((profile, history.Count > 0 ? history[0] : null));
        }

        Profiles = listed;
    }
}
