using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Web.Shared.Formatting;
using RunnerMassage.Web.Shared.Guidance;

namespace RunnerMassage.Web.Pages.MassageTypes;

/// <summary>One massage type: its guide, how firm, how long, what it costs, on which days it fits, and who gives it.</summary>
[AllowAnonymous]
public sealed class DetailsModel(
    MassageTypeRepository massageTypes, TherapistRepository therapists, ClinicRepository clinics, GuideViews guides, IClock clock) : PageModel
{
    /// <summary>The type.</summary>
    public TypeCard Card { get; private set; } = null!;

    /// <summary>Its guide, or null until somebody has published one.</summary>
    public GuideView? Guide { get; private set; }

    /// <summary>The days around hard runs, or null where the day does not matter.</summary>
    public TimingGlance? Timing { get; private set; }

    /// <summary>ISO 4217 code of the prices.</summary>
    public string Currency { get; private set; } = "";

    /// <summary>True where it can be booked in some length.</summary>
    public bool CanBook => Card.Type.Active && Card.Lengths.Count > 0;

    /// <summary>Those who give it now, by name.</summary>
    public IReadOnlyList<Therapist> Givers { get; private set; } = [];

    /// <summary>Shows the type, or 404.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (await massageTypes.FindAsync(id, cancellationToken) is not { } type)
        {
            return NotFound();
        }

        var clinic = await clinics.GetAsync(cancellationToken);
        var now = clock.GetCurrentInstant();
        Card = new TypeCard(type, new ClinicFormat(clinic));
        Currency = clinic.Currency;
        Guide = await guides.FindAsync(type, now, cancellationToken);
        Timing = Guide?.Timing ?? await guides.TimingAsync(type, cancellationToken);
        var today = Card.Format.DateOf(now);
        Givers = [.. (await therapists.ListAsync(cancellationToken)).Where(therapist => type.MayBeGivenBy(therapist, today))];
        return Page();
    }
}
