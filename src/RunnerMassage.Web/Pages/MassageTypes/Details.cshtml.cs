using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.MassageTypes;

/// <summary>One massage type: what it is for, how firm, how long, what it costs, and who gives it.</summary>
[AllowAnonymous]
public sealed class DetailsModel(
    MassageTypeRepository massageTypes, TherapistRepository therapists, ClinicRepository clinics, IClock clock) : PageModel
{
    /// <summary>The type.</summary>
    public TypeCard Card { get; private set; } = null!;

    /// <summary>Its guidance.</summary>
    public IReadOnlyList<GuidanceBlock> Guidance { get; private set; } = [];

    /// <summary>Those who give it now, by name.</summary>
    public IReadOnlyList<Therapist> Givers { get; private set; } = [];

    /// <summary>Shows the type, or 404.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (await massageTypes.FindAsync(id, cancellationToken) is not { } type)
        {
            return NotFound();
        }

        Card = new TypeCard(type, new ClinicFormat(await clinics.GetAsync(cancellationToken)));
        Guidance = MassageTypes.Guidance.Read(type.Guidance);
        var today = Card.Format.DateOf(clock.GetCurrentInstant());
        Givers =
        [
            .. (await therapists.ListAsync(cancellationToken)).Where(therapist =>
                therapist.Qualifications.Exists(held => held.MassageTypeId == type.Id && !(held.ExpiresOn < today))),
        ];
        return Page();
    }
}
