using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Rules;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Web.Pages.Admin.Rules;

/// <summary>Two profiles, or two versions of one, side by side.</summary>
[Authorize(Roles = Roles.Admin)]
public sealed class CompareModel(RuleProfileRepository profiles) : PageModel
{
    /// <summary>The two.</summary>
    public RuleComparison Comparison { get; private set; } = null!;

    /// <summary>What can be chosen: every version of every profile.</summary>
    public IReadOnlyList<(string Value, string Text)> Choices { get; private set; } = [];

    /// <summary>Compares.</summary>
    /// <param name="left">Profile and version, such as <c>article:1</c>; the active one where it is missing or unknown.</param>
    /// <param name="right">The other; one that is not active where it is missing or unknown.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    public async Task OnGetAsync(string? left, string? right, CancellationToken cancellationToken)
    {
        var latest = await profiles.ListAsync(cancellationToken);
        var active = await profiles.ActiveAsync(cancellationToken);
        var other = latest.FirstOrDefault(profile => profile.Id != active.Id) ?? active;
        Comparison = RuleComparison.Of(
            await FindAsync(left, cancellationToken) ?? active, await FindAsync(right, cancellationToken) ?? other);
        Choices =
        [
            .. latest.SelectMany(profile => Enumerable.Range(1, profile.Version).Reverse().Select(version =>
                (ValueOf(profile with { Version = version }), RuleText.Title(profile with { Version = version })))),
        ];
    }

    /// <summary>A profile and version as the address names them.</summary>
    public static string ValueOf(RuleProfile profile) => FormattableString.Invariant($"{profile.Id}:{profile.Version}");

    private async Task<RuleProfile?> FindAsync(string? value, CancellationToken cancellationToken) =>
        value?.Split(':') is [var id, var text] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? await profiles.FindAsync(id, version, cancellationToken)
            : null;
}
