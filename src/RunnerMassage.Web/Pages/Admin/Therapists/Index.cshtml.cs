using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Clinics;

namespace RunnerMassage.Web.Pages.Admin.Therapists;

/// <summary>The therapists, those who are not offered included.</summary>
[Authorize(Roles = Roles.Admin)]
public sealed class IndexModel(TherapistEditor therapists, MassageTypeEditor types) : PageModel
{
    private Dictionary<string, string> _typeNames = new(StringComparer.Ordinal);

    /// <summary>The therapists by name.</summary>
    public IReadOnlyList<TherapistLine> Lines { get; private set; } = [];

    /// <summary>Lists them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Lines = await therapists.ListAsync(cancellationToken);
        _typeNames = (await types.ListAsync(cancellationToken)).ToDictionary(type => type.Id, type => type.Name, StringComparer.Ordinal);
    }

    /// <summary>What a therapist may give.</summary>
    public string GivesOf(TherapistLine line) => line.Therapist.Qualifications.Count == 0
        ? "gives no massage yet"
        : string.Join(", ", line.Therapist.Qualifications.Select(held => _typeNames[held.MassageTypeId]).Order(StringComparer.Ordinal));
}
