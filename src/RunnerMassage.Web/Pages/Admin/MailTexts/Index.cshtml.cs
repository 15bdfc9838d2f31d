using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Mail;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Admin.MailTexts;

/// <summary>The kinds of mail, and which of them the clinic has put into its own words.</summary>
[Authorize(Roles = Roles.Admin)]
public sealed class IndexModel(MailTextEditor texts, ClinicRepository clinics) : PageModel
{
    /// <summary>The clinic's own words, by kind.</summary>
    public IReadOnlyDictionary<string, MailText> Own { get; private set; } = new Dictionary<string, MailText>(StringComparer.Ordinal);

    /// <summary>Words for dates.</summary>
    public ClinicFormat Format { get; private set; } = null!;

    /// <summary>Lists them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Own = await texts.ListAsync(cancellationToken);
        Format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
    }
}
