using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using RunnerMassage.Data.Community;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Therapists;

/// <summary>The therapists, with what runners say about them.</summary>
[AllowAnonymous]
public sealed class IndexModel(
    TherapistRepository therapists, MassageTypeRepository massageTypes, ReviewReader reviews, ClinicRepository clinics, IClock clock) : PageModel
{
    private const int ReviewsOfEach = 3;

    /// <summary>The therapists, by name.</summary>
    public IReadOnlyList<TherapistCard> Cards { get; private set; } = [];

    /// <summary>Lists them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var today = new ClinicFormat(await clinics.GetAsync(cancellationToken)).DateOf(clock.GetCurrentInstant());
        var types = await massageTypes.ListAsync(cancellationToken);
        var summaries = await reviews.SummariesAsync(cancellationToken);
        List<TherapistCard> cards = [];
        foreach (var therapist in await therapists.ListAsync(cancellationToken))
        {
            // Nobody asks for what is not there; those that are there, a clinic's handful.
            var summary = summaries.GetValueOrDefault(therapist.Id);
            var newest = summary is null ? [] : await reviews.ListAsync(therapist.Id, skip: 0, ReviewsOfEach, cancellationToken);
            cards.Add(TherapistCard.Of(therapist, types, today, summary, newest));
        }

        Cards = cards;
    }
}
