using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Web.Shared;
using RunnerMassage.Web.Shared.Formatting;
using RunnerMassage.Web.Shared.TimeChoice;

namespace RunnerMassage.Web.Pages.Desk;

/// <summary>Chooses massage, length and time for a client.</summary>
[Authorize(Roles = Roles.Therapist + "," + Roles.Admin)]
public sealed class TimesModel(DeskReader reader, TimeFinder finder) : PageModel
{
    /// <summary>The client.</summary>
    public DeskClient For { get; private set; } = null!;

    /// <summary>What is looked for; null where the booker can book nothing.</summary>
    public DeskWish? Wish { get; private set; }

    /// <summary>The month and the day.</summary>
    public TimeChooser Chooser { get; private set; } = null!;

    /// <summary>Shows the times.</summary>
    public async Task<IActionResult> OnGetAsync(string id, DeskQuery query, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(User.ToViewer(), id, cancellationToken) is not { } client)
        {
            return NotFound();
        }

        For = client;
        Wish = DeskWish.Of(client, query);
        if (Wish is { } wish)
        {
            YearMonth? month = Address.Months.Parse(query.Month ?? "") is { Success: true } readMonth ? readMonth.Value : null;
            LocalDate? date = Address.Dates.Parse(query.Date ?? "") is { Success: true } readDate ? readDate.Value : null;
            var choices = await finder.FindAsync(wish.ToSearch(month, date), cancellationToken);
            Chooser = ChooserOf(wish, client.ShowsReasons ? choices : choices.WithoutReasons());
        }

        return Page();
    }

    private static TimeChooser ChooserOf(DeskWish wish, TimeChoices choices) => new()
    {
        Choices = choices,
        Format = wish.For.Format,
        MonthAddress = month => wish.Link(month),
        DayAddress = date => wish.Link(date: date),
        TimeAddress = time => wish.ConfirmLink(time.TherapistId, time.Start),
        OtherAddress = other => (wish with { Therapist = wish.Givers.FirstOrDefault(giver => giver.Id == other.TherapistId) })
            .Link(date: choices.Selected),
        FitAddress = fit => (wish with { Fit = fit }).Link(choices.Month, choices.Selected),
        AnyTherapistAddress = wish.Therapist is null || wish.Givers.Count == 1
            ? null
            : (wish with { Therapist = null }).Link(choices.Month, choices.Selected),
        ForSomebodyElse = true,
        OpensBlocked = wish.For.Booker.TherapistId is not null,
    };
}
