using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Mail;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Web.Mail;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Admin.Mail;

/// <summary>Mails that could not be sent, and those that wait.</summary>
[Authorize(Roles = Roles.Admin)]
public sealed class IndexModel(OutboxOverview outbox, ClinicRepository clinics, IMailTransport transport, IClock clock) : PageModel
{
    private const int MostShown = 200;
    private static readonly Duration Lately = Duration.FromDays(7);

    /// <summary>Mails that were given up.</summary>
    public IReadOnlyList<OutboxEntry> Dead { get; private set; } = [];

    /// <summary>Mails that wait.</summary>
    public IReadOnlyList<OutboxEntry> Waiting { get; private set; } = [];

    /// <summary>How many there are of each, those included that the lists leave out.</summary>
    public OutboxCounts Counts { get; private set; } = new(0, 0, 0);

    /// <summary>Where mails go.</summary>
    public string Destination => transport.Description;

    /// <summary>Words for dates and times.</summary>
    public ClinicFormat Format { get; private set; } = null!;

    /// <summary>Lists them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
        Counts = await outbox.CountAsync(clock.GetCurrentInstant() - Lately, cancellationToken);
        Dead = await outbox.ListDeadAsync(MostShown, cancellationToken);
        Waiting = await outbox.ListWaitingAsync(MostShown, cancellationToken);
    }

    /// <summary>Has one mail sent again that was given up.</summary>
    public async Task<IActionResult> OnPostAgainAsync(string id, CancellationToken cancellationToken)
    {
        if (await outbox.SendAgainAsync(id, clock.GetCurrentInstant(), cancellationToken))
        {
            TempData["Flash"] = "The mail is on its way again.";
        }
        else
        {
            TempData["Flash"] = "That mail is no longer among those that were given up. Somebody else may have sent it again.";
            TempData["FlashKind"] = "info";
        }

        return RedirectToPage();
    }

    /// <summary>Has all mails sent again that were given up.</summary>
    public async Task<IActionResult> OnPostAllAgainAsync(CancellationToken cancellationToken)
    {
        var count = await outbox.SendAllAgainAsync(clock.GetCurrentInstant(), cancellationToken);
        TempData["Flash"] = count == 1 ? "One mail is on its way again." : $"{count} mails are on their way again.";
        return RedirectToPage();
    }
}
