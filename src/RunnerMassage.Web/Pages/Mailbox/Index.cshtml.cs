using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Web.Demo;
using RunnerMassage.Web.Mail;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Mailbox;

/// <summary>The mails that the demo would have sent. Open to everybody, because some of them must be read before anybody can sign in.</summary>
[AllowAnonymous]
[DemoOnly]
public sealed class IndexModel(PickupFolder folder, IMailTransport transport, ClinicRepository clinics) : PageModel
{
    private const int MostShown = 100;

    /// <summary>The latest mails, the latest first.</summary>
    public IReadOnlyList<MailView> Mails { get; private set; } = [];

    /// <summary>True where mails really are sent, so that none appear here.</summary>
    public bool IsElsewhere => transport is not PickupTransport;

    /// <summary>Lists them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
        Mails = [.. (await folder.ListAsync(MostShown, cancellationToken)).Select(mail => new MailView(mail, format))];
    }
}
