using System.Globalization;
using NodaTime;
using RunnerMassage.Data.Reports;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Admin.Reports;

/// <summary>Makes tables and drawings of a report; the file for spreadsheets has the very rows of the table.</summary>
public static class ReportSheets
{
    private static readonly TimingRating[] Ratings = Enum.GetValues<TimingRating>();

    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<ReportSheet> Of(ClinicReport report) => [Utilisation(report), Types(report), Outcomes(report), Runners(report)];

    /// <summary>How much of the hours offered was given, in whole per cent.</summary>
    public static int Percent(int given, int offered) => offered == 0 ? 0 : (int)Math.Round(100.0 * given / offered, MidpointRounding.AwayFromZero);

    private static ReportSheet Utilisation(ClinicReport report) => new(
        "utilisation",
        "Utilisation",
        "Hands-on minutes given, of the minutes that the therapists’ working hours offer. Pauses between sessions lie within the hours, so no week reaches 100 %.",
        ["Week of", "Therapist", "Minutes given", "Minutes offered", "Utilisation (%)"],
        [
            .. report.Utilisation.SelectMany(therapist => therapist.Weeks.Select(week => (string[])
                [Date(week.Monday), therapist.Name, Number(week.GivenMinutes), Number(week.OfferedMinutes), Number(Percent(week.GivenMinutes, week.OfferedMinutes))])),
        ],
        [
            .. report.Utilisation.Select(therapist => new ColumnChart(
                therapist.Name,
                [new ChartSeries("Utilisation", "given")],
                [.. therapist.Weeks.Select(week => new ChartColumn(Label(week.Monday), [Percent(week.GivenMinutes, week.OfferedMinutes)]))],
                " %",
                Least: 100)),
        ],
        report.Utilisation.All(therapist => therapist.Weeks.All(week => week.GivenMinutes + week.OfferedMinutes == 0)));

    private static ReportSheet Types(ClinicReport report) => new(
        "types",
        "Sessions by type and rating",
        "Sessions that took place, with the rating that their time had for the runner’s training when it was booked.",
        ["Massage type", .. Ratings.Select(rating => rating.ToString()), "All"],
        [
            .. report.Types.Select(type => (string[])
                [type.Name, .. Ratings.Select(rating => Number(type.ByRating.GetValueOrDefault(rating))), Number(type.Total)]),
        ],
        [
            new ColumnChart(
                "By massage type",
                [.. Ratings.Select(rating => new ChartSeries(rating.ToString(), rating.ToString().ToLowerInvariant()))],
                [.. report.Types.Select(type => new ChartColumn(type.Name, [.. Ratings.Select(rating => type.ByRating.GetValueOrDefault(rating))]))],
                "",
                Least: 4),
            new ColumnChart(
                "By rating",
                [new ChartSeries("Sessions", "given")],
                [.. Ratings.Select(rating => new ChartColumn(rating.ToString(), [report.Types.Sum(type => type.ByRating.GetValueOrDefault(rating))]))],
                "",
                Least: 4),
        ],
        report.Types.Count == 0);

    private static ReportSheet Outcomes(ClinicReport report) => new(
        "no-shows-and-cancellations",
        "No-shows and cancellations",
        "What became of the sessions of each week. Late means inside the clinic’s notice.",
        ["Week of", "Took place", "No-shows", "Cancelled late", "Cancelled in time"],
        [
            .. report.Outcomes.Select(week => (string[])
                [Date(week.Monday), Number(week.TookPlace), Number(week.NoShows), Number(week.CancelledLate), Number(week.CancelledInTime)]),
        ],
        [
            new ColumnChart(
                "Missed and cancelled",
                [new ChartSeries("No-shows", "missed"), new ChartSeries("Cancelled late", "late"), new ChartSeries("Cancelled in time", "quiet")],
                [.. report.Outcomes.Select(week => new ChartColumn(Label(week.Monday), [week.NoShows, week.CancelledLate, week.CancelledInTime]))],
                "",
                Least: 4),
            new ColumnChart(
                "Took place",
                [new ChartSeries("Sessions", "given")],
                [.. report.Outcomes.Select(week => new ChartColumn(Label(week.Monday), [week.TookPlace]))],
                "",
                Least: 4),
        ],
        report.Outcomes.All(week => week.TookPlace + week.NoShows + week.CancelledLate + week.CancelledInTime == 0));

    private static ReportSheet Runners(ClinicReport report) => new(
        "runners",
        "New and returning runners",
        "Each runner counts once a week. New is whoever had their first session ever in that week.",
        ["Week of", "New", "Returning", "All"],
        [
            .. report.Runners.Select(week => (string[])[Date(week.Monday), Number(week.New), Number(week.Returning), Number(week.New + week.Returning)]),
        ],
        [
            new ColumnChart(
                "Runners a week",
                [new ChartSeries("Returning", "given"), new ChartSeries("New", "new")],
                [.. report.Runners.Select(week => new ChartColumn(Label(week.Monday), [week.Returning, week.New]))],
                "",
                Least: 4),
        ],
        report.Runners.All(week => week.New + week.Returning == 0));

    private static string Date(LocalDate date) => Address.Dates.Format(date);

    private static string Label(LocalDate monday) => string.Create(CultureInfo.InvariantCulture, $"{monday.Day} {ClinicFormat.BriefMonth(monday.ToYearMonth())}");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
