using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.People;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Admin.Users;

/// <summary>All accounts, to be found by name, role or how they stand.</summary>
[Authorize(Roles = Roles.Admin)]
public sealed class IndexModel(UserDirectory directory, ClinicRepository clinics) : PageModel
{
    private const int PageSize = 30;
    private const int LastPage = 10_000;
    private const int LongestSearch = 200;

    /// <summary>What was typed, or null.</summary>
    public string? Search { get; private set; }

    /// <summary>The role asked for, or null.</summary>
    public string? Role { get; private set; }

    /// <summary>The state asked for, or null.</summary>
    public UserState? State { get; private set; }

    /// <summary>The accounts of this page, by name.</summary>
    public IReadOnlyList<UserLine> Users { get; private set; } = [];

    /// <summary>Which page this is, from 1.</summary>
    public int PageNumber { get; private set; } = 1;

    /// <summary>True where there are more.</summary>
    public bool HasMore { get; private set; }

    /// <summary>Words for dates and times.</summary>
    public ClinicFormat Format { get; private set; } = null!;

    /// <summary>Lists them. What cannot be read counts as not asked for.</summary>
    public async Task OnGetAsync(string? q, string? role, string? state, [FromQuery(Name = "page")] string? page, CancellationToken cancellationToken)
    {
        Search = q?.Trim() is { Length: > 0 and <= LongestSearch } typed ? typed : null;
        Role = Roles.All.FirstOrDefault(known => known == role);
        State = Enum.TryParse<UserState>(state, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null;
        PageNumber = int.TryParse(page, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, LastPage) : 1;
        Format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
        var found = await directory.ListAsync(new UserFilter(Search, Role, State), (PageNumber - 1) * PageSize, PageSize + 1, cancellationToken);
        HasMore = found.Count > PageSize;
        Users = [.. found.Take(PageSize)];
    }

    /// <summary>Address of another page of the same list.</summary>
    public string PageAddress(int page) => Address.Of(
        "admin/users", ("q", Search), ("role", Role), ("state", State?.ToString().ToLowerInvariant()), ("page", page == 1 ? null : $"{page}"));
}
