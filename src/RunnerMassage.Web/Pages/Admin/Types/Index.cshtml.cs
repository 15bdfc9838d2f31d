using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Clinics;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Web.Audit;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Admin.Types;

/// <summary>The massage types in the order of all lists, those that are not offered included.</summary>
[Authorize(Roles = Roles.Admin)]
public sealed class IndexModel(MassageTypeEditor types, ComingSessionReader coming, ClinicRepository clinics, Auditor auditor) : PageModel
{
    /// <summary>The types.</summary>
    public IReadOnlyList<MassageType> Types { get; private set; } = [];

    /// <summary>How many sessions are to come, by type.</summary>
    public IReadOnlyDictionary<string, int> Coming { get; private set; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Words for prices.</summary>
    public ClinicFormat Format { get; private set; } = null!;

    /// <summary>Lists them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Types = await types.ListAsync(cancellationToken);
        Coming = await coming.CountByTypeAsync(cancellationToken);
        Format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
    }

    /// <summary>Moves one a place up or down.</summary>
    public async Task<IActionResult> OnPostMoveAsync(string? id, bool up, CancellationToken cancellationToken) =>
        await types.MoveAsync(id ?? "", up, auditor.Actor, cancellationToken) == EditResult.NotFound ? NotFound() : RedirectToPage();

    /// <summary>30 min €49, 60 min €79.</summary>
    public string LengthsOf(MassageType type) => type.Lengths.Count == 0
        ? "no length yet, so it cannot be booked"
        : string.Join(", ", type.Lengths.OrderBy(length => length.Minutes).Select(length => $"{length.Minutes} min {Format.Price(length.Price)}"));
}
