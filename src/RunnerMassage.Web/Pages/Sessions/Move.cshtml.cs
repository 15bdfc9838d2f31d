using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Web.Shared;
using RunnerMassage.Web.Shared.Formatting;
using RunnerMassage.Web.Shared.TimeChoice;

namespace RunnerMassage.Web.Pages.Sessions;

/// <summary>Chooses another time for a session.</summary>
[Authorize]
public sealed class MoveModel(SessionReader reader, CatalogueReader catalogues, TimeFinder finder) : PageModel
{
    /// <summary>The session.</summary>
    public SessionView View { get; private set; } = null!;

    /// <summary>Whose times are shown.</summary>
    public MoveSearch Search { get; private set; } = null!;

    /// <summary>The month and the day; null where the session can no longer be moved.</summary>
    public TimeChooser? Chooser { get; private set; }

    /// <summary>Shows the times.</summary>
    public async Task<IActionResult> OnGetAsync(string id, MoveQuery query, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(User.ToViewer(), id, cancellationToken) is not { } view)
        {
            return NotFound();
        }

        View = view;
        Search = await MoveSearch.OfAsync(view, query, catalogues, cancellationToken);
        if (view.CanChange)
        {
            YearMonth? month = Address.Months.Parse(query.Month ?? "") is { Success: true } readMonth ? readMonth.Value : null;
            LocalDate? date = Address.Dates.Parse(query.Date ?? "") is { Success: true } readDate ? readDate.Value : null;
            // People who move a session mostly want a time near the one they have, so the search opens there.
            date = date is null && month is null ? view.Session.Date : date;
            var choices = await finder.FindAsync(Search.Times with { Month = month, Date = date }, cancellationToken);
            Chooser = ChooserOf(view.MayReadNote ? choices : choices.WithoutReasons());
        }

        return Page();
    }

    private TimeChooser ChooserOf(TimeChoices choices) => new()
    {
        Choices = choices,
        Format = View.Format,
        MonthAddress = month => Search.Link(month),
        DayAddress = date => Search.Link(date: date),
        TimeAddress = time => Search.ConfirmLink(time.TherapistId, time.Start),
        OtherAddress = other => (Search with { Therapist = Search.Givers.FirstOrDefault(giver => giver.Id == other.TherapistId) })
            .Link(date: choices.Selected),
        FitAddress = fit => (Search with { Fit = fit }).Link(choices.Month, choices.Selected),
        ForSomebodyElse = !View.IsOwn,
        AnyTherapistAddress = Search.Therapist is null ? null : (Search with { Therapist = null }).Link(choices.Month, choices.Selected),
    };
}
