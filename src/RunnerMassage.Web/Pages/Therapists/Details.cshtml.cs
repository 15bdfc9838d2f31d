using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using RunnerMassage.Data.Community;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Therapists;

/// <summary>One therapist with all reviews.</summary>
[AllowAnonymous]
public sealed class DetailsModel(
    TherapistRepository therapists, MassageTypeRepository massageTypes, ReviewReader reviews, ClinicRepository clinics, IClock clock) : PageModel
{
    private const int PageSize = 20;
    private const int MostPages = 500;

    /// <summary>The therapist.</summary>
    public TherapistCard Card { get; private set; } = null!;

    /// <summary>Which page of reviews, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>True where older reviews follow.</summary>
    public bool HasMore { get; private set; }

    /// <summary>Address of a page of reviews, without a slash before it.</summary>
    public string PathOf(int number) =>
        Address.Of($"therapists/{Card.Therapist.Id}", ("page", number <= 1 ? null : number.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Shows the therapist, or 404.</summary>
    public async Task<IActionResult> OnGetAsync(string id, [FromQuery(Name = "page")] string? page, CancellationToken cancellationToken)
    {
        if ((await therapists.ListAsync(cancellationToken)).FirstOrDefault(one => one.Id == id) is not { } therapist)
        {
            return NotFound();
        }

        Number = int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, MostPages) : 1;
        var today = new ClinicFormat(await clinics.GetAsync(cancellationToken)).DateOf(clock.GetCurrentInstant());
        var shown = await reviews.ListAsync(id, (Number - 1) * PageSize, PageSize + 1, cancellationToken);
        HasMore = shown.Count > PageSize;
        Card = TherapistCard.Of(
            therapist, await massageTypes.ListAsync(cancellationToken), today,
            (await reviews.SummariesAsync(cancellationToken)).GetValueOrDefault(id), [.. shown.Take(PageSize)]);
        return Page();
    }
}
