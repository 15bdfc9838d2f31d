using NodaTime;
using NodaTime.Text;
using RunnerMassage.Data.Reports;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Admin.Reports;

/// <summary>The period of a report as it stands in the address: a number of weeks until today, or a first and a last day.</summary>
public sealed record ReportQuery
{
    /// <summary>Longest period, in days.</summary>
    public const int LongestDays = 371;

    private const int UsualWeeks = 4;
    private static readonly LocalDate Earliest = new(2000, 1, 1);

    /// <summary>So many weeks until today, the present one being the last.</summary>
    public int? Weeks { get; init; }

    /// <summary>First day.</summary>
    public string? From { get; init; }

    /// <summary>Last day.</summary>
    public string? To { get; init; }

    /// <summary>The period that it means, and what is wrong with it where the usual one stands in.</summary>
    /// <param name="today">Today's local date.</param>
    public (ReportPeriod Period, string? Problem) Read(LocalDate today)
    {
        if (string.IsNullOrEmpty(From) && string.IsNullOrEmpty(To))
        {
            return (LastWeeks(today, Weeks is > 0 and <= LongestDays / 7 ? Weeks.Value : UsualWeeks), null);
        }

        var (from, to) = (Date(From), Date(To) is { } last ? LocalDate.Min(last, today) : (LocalDate?)null);
        var problem = (from, to) switch
        {
            (null, _) => "Please choose the first day of the report.",
            (_, null) => "Please choose the last day of the report.",
            ({ } first, { } end) when first > end => "The first day lies behind the last. Please swap them; a report ends today at the latest.",
            ({ } first, { } end) when Period.DaysBetween(first, end) >= LongestDays => "Please choose a year at most.",
            _ => null,
        };
        return problem is null ? (new ReportPeriod(from!.Value, to!.Value), null) : (LastWeeks(today, UsualWeeks), problem);
    }

    /// <summary>The address of a report as a file.</summary>
    public static string FileAddress(string report, ReportPeriod period) => Address.Of(
        "admin/reports", ("handler", "csv"), ("report", report), ("from", Address.Dates.Format(period.From)), ("to", Address.Dates.Format(period.To)));

    private static ReportPeriod LastWeeks(LocalDate today, int weeks) => new(ReportPeriod.MondayOf(today).PlusWeeks(1 - weeks), today);

    private static LocalDate? Date(string? typed) =>
        LocalDatePattern.Iso.Parse(typed ?? "") is { Success: true, Value: var date } && date >= Earliest ? date : null;
}
