using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Clinics;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Admin.Races;

/// <summary>The races near the clinic: those to come first, then the past ones.</summary>
[Authorize(Roles = Roles.Admin)]
public sealed class IndexModel(LocalRaces races, ClinicRepository clinics, IClock clock) : PageModel
{
    /// <summary>Races from today on, the next first.</summary>
    public IReadOnlyList<LocalRace> Coming { get; private set; } = [];

    /// <summary>Races before today, the latest first.</summary>
    public IReadOnlyList<LocalRace> Past { get; private set; } = [];

    /// <summary>Lists them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var today = new ClinicFormat(await clinics.GetAsync(cancellationToken)).DateOf(clock.GetCurrentInstant());
        var all = await races.ListAsync(cancellationToken);
        (Coming, Past) = ([.. all.Where(race => race.Date >= today).Reverse()], [.. all.Where(race => race.Date < today)]);
    }
}
