using NodaTime;
using NodaTime.Text;
using RunnerMassage.Data.Audit;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Admin.Audit;

/// <summary>The filter of the audit log as it stands in the address. What cannot be read counts as not asked for.</summary>
public sealed record AuditQuery
{
    private const int LongestText = 200;

    /// <summary>Who did it: part of a name or address, or an id.</summary>
    public string? Who { get; init; }

    /// <summary>What was done.</summary>
    public string? Action { get; init; }

    /// <summary>To whom or what: part of a name or address, or an id.</summary>
    public string? Subject { get; init; }

    /// <summary>First day, in the clinic's zone.</summary>
    public string? From { get; init; }

    /// <summary>Last day, in the clinic's zone.</summary>
    public string? To { get; init; }

    /// <summary>True where anything is asked for.</summary>
    public bool IsSet => ToFilter(DateTimeZone.Utc) != new AuditFilter();

    /// <summary>The filter that it means.</summary>
    public AuditFilter ToFilter(DateTimeZone zone) => new()
    {
        Who = Text(Who),
        Action = AuditActions.All.FirstOrDefault(action => action == Action),
        Subject = Text(Subject),
        From = Date(From) is { } from ? zone.AtStartOfDay(from).ToInstant() : null,
        To = Date(To) is { } to ? zone.AtStartOfDay(to.PlusDays(1)).ToInstant() : null,
    };

    /// <summary>The address with this filter.</summary>
    public string ToAddress(int page) => Address.Of(
        "admin/audit", ("who", Text(Who)), ("action", Action), ("subject", Text(Subject)), ("from", From), ("to", To),
        ("page", page == 1 ? null : $"{page}"));

    private static string? Text(string? typed) => typed?.Trim() is { Length: > 0 and <= LongestText } text ? text : null;

    private static LocalDate? Date(string? typed) =>
        LocalDatePattern.Iso.Parse(typed ?? "") is { Success: true, Value: { Year: > 2000 and < 9000 } date } ? date : null;
}
