using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.MassageTypes;

/// <summary>The massage types side by side.</summary>
[AllowAnonymous]
public sealed class IndexModel(MassageTypeRepository massageTypes, ClinicRepository clinics) : PageModel
{
    /// <summary>The types in the clinic's order.</summary>
    public IReadOnlyList<TypeCard> Types { get; private set; } = [];

    /// <summary>Those that are a massage.</summary>
    public IReadOnlyList<TypeCard> Massages => [.. Types.Where(card => card.Type.IsMassage)];

    /// <summary>Those that are none, such as a movement assessment.</summary>
    public IReadOnlyList<TypeCard> Services => [.. Types.Where(card => !card.Type.IsMassage)];

    /// <summary>Lists them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
        Types = [.. (await massageTypes.ListAsync(cancellationToken)).Select(type => new TypeCard(type, format))];
    }
}
