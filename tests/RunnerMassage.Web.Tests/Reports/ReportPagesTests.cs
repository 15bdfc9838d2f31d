using System.Net;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data;
using RunnerMassage.Web.Pages.Admin.Reports;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Reports;

public sealed class ReportPagesTests
{
    private static readonly LocalDate Today = new(2027, 4, 6);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Four_reports_stand_as_drawings_with_their_tables()
    {
        await using var app = new WebApp();
        var page = await (await app.SignInAsync("sofia")).GetAsync("/admin/reports");

        page.Text.ShouldContain("Monday 15 March 2027 to Tuesday 6 April 2027, until now.");
        page.Document.QuerySelectorAll(".report h2").Select(heading => heading.TextContent)
            .ShouldBe(["Utilisation", "Sessions by type and rating", "No-shows and cancellations", "New and returning runners"]);
        page.Document.QuerySelectorAll(".chart svg[role=img]").Length.ShouldBe(7);
        page.Document.QuerySelectorAll(".chart svg desc").ShouldAllBe(words => words.TextContent.Length > 20);
        page.Document.QuerySelectorAll(".report table").Length.ShouldBe(4);
        page.Document.QuerySelector("[aria-current=true].btn")!.TextContent.ShouldBe("Last 4 weeks");
    }

    [Fact]
    public async Task Tables_files_and_drawings_have_the_same_figures_and_no_runners_name()
    {
        await using var app = new WebApp();
        var sofia = await app.SignInAsync("sofia");
        var page = await sofia.GetAsync("/admin/reports?weeks=12");
        var names = await app.WithAsync<RunnerMassageContext, List<string>>(context =>
            context.Users.Where(user => !context.Therapists.Any(therapist => therapist.Name == user.DisplayName) && user.DisplayName != "Sofia Keller")
                .Select(user => user.DisplayName!).ToListAsync(Cancellation));
        names.Count.ShouldBeGreaterThan(10);

        foreach (var link in page.Document.QuerySelectorAll(".report a[download]"))
        {
            var answer = await sofia.Client.GetAsync(link.GetAttribute("href"), Cancellation);
            answer.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
            var lines = (await answer.Content.ReadAsStringAsync(Cancellation)).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            var table = page.Document.QuerySelectorAll(".report").Single(report => report.Contains(link)).QuerySelector("table")!;
            lines.Select(line => line.Replace("\"", "", StringComparison.Ordinal)).ShouldBe(
                table.QuerySelectorAll("tr").Select(row => string.Join(',', row.QuerySelectorAll("th, td").Select(cell => cell.TextContent))));
            lines.ShouldAllBe(line => !names.Exists(name => line.Contains(name, StringComparison.Ordinal)));
        }

        names.ShouldAllBe(name => !page.Text.Contains(name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_period_can_be_chosen_and_a_slip_is_told()
    {
        await using var app = new WebApp();
        var sofia = await app.SignInAsync("sofia");
        (await sofia.GetAsync("/admin/reports?from=2027-03-01&to=2027-03-10")).Text.ShouldContain("Monday 1 March 2027 to Wednesday 10 March 2027.");

        var slip = await sofia.GetAsync("/admin/reports?from=2027-03-10&to=2027-03-01");
        slip.Text.ShouldContain("The first day lies behind the last.");
        slip.Document.QuerySelector("#from")!.GetAttribute("value").ShouldBe("2027-03-10", "what was typed stays");
        (await sofia.GetAsync("/admin/reports?handler=csv&report=runners&from=2027-03-10&to=2027-03-01")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await sofia.GetAsync("/admin/reports?handler=csv&report=nothing")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_clinic_that_has_just_opened_is_told_that_there_is_nothing_to_count()
    {
        await using var app = new WebApp();
        var page = await (await app.SignInAsync("sofia")).GetAsync("/admin/reports?from=2020-01-01&to=2020-01-31");
        page.Text.ShouldContain("Nothing to count in this period.");
        page.Document.QuerySelectorAll(".report a[download]").Length.ShouldBe(1, "hours were offered");
    }

    [Fact]
    public async Task A_therapists_name_is_no_formula_in_a_spreadsheet()
    {
        await using var app = new WebApp();
        await app.WithAsync<RunnerMassageContext, int>(context => context.Therapists.Where(therapist => therapist.Id == "elena")
            .ExecuteUpdateAsync(therapist => therapist.SetProperty(person => person.Name, "=HYPERLINK(\"//evil.example\")"), Cancellation));
        var file = await (await app.SignInAsync("sofia")).Client.GetStringAsync("/admin/reports?handler=csv&report=utilisation", Cancellation);
        file.ShouldContain("'=HYPERLINK");
        file.ShouldNotContain(",=HYPERLINK");
    }

    [Theory]
    [InlineData("jonas")]
    [InlineData("elena")]
    public async Task Files_are_for_admins_alone(string person)
    {
        await using var app = new WebApp();
        var answer = await (await app.SignInAsync(person)).GetAsync("/admin/reports?handler=csv&report=utilisation");
        answer.Address.ShouldStartWith("/account/denied");
    }

    [Theory]
    [InlineData(null, null, null, "2027-03-15", "2027-04-06", null)]
    [InlineData(12, null, null, "2027-01-18", "2027-04-06", null)]
    [InlineData(0, null, null, "2027-03-15", "2027-04-06", null)]
    [InlineData(9999, null, null, "2027-03-15", "2027-04-06", null)]
    [InlineData(null, "2027-01-01", "2027-02-01", "2027-01-01", "2027-02-01", null)]
    [InlineData(null, "2027-04-01", "2028-01-01", "2027-04-01", "2027-04-06", null)]
    [InlineData(null, "2027-04-06", "2027-04-06", "2027-04-06", "2027-04-06", null)]
    [InlineData(null, "2027-05-01", "2027-06-01", "2027-03-15", "2027-04-06", "behind the last")]
    [InlineData(null, "2025-01-01", "2027-01-01", "2027-03-15", "2027-04-06", "a year at most")]
    [InlineData(null, "soon", "2027-01-01", "2027-03-15", "2027-04-06", "choose the first day")]
    [InlineData(null, "2027-01-01", "", "2027-03-15", "2027-04-06", "choose the last day")]
    public void A_period_is_read_from_the_address(int? weeks, string? from, string? to, string first, string last, string? problem)
    {
        var (period, told) = new ReportQuery { Weeks = weeks, From = from, To = to }.Read(Today);
        (period.From.ToString("uuuu-MM-dd", null), period.To.ToString("uuuu-MM-dd", null)).ShouldBe((first, last));
        (told ?? "").ShouldContain(problem ?? "");
        (told is null).ShouldBe(problem is null);
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(4, 4)]
    [InlineData(5, 6)]
    [InlineData(17, 20)]
    [InlineData(81, 100)]
    [InlineData(1234, 2000)]
    public void A_scale_ends_on_a_round_number_above_all_columns(int most, int scale)
    {
        var chart = new ColumnChart("", [new ChartSeries("", "given")], [new ChartColumn("", [most])], "", Least: 4);
        chart.Scale.ShouldBe(scale);
        chart.HeightOf(most).ShouldBeLessThanOrEqualTo(130);
    }
}
