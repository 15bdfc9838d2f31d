using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using NodaTime;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Calendars;

public sealed class CalendarTests
{
    private const string Note = "Left calf, since Sunday.";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_week_shows_sessions_buffers_and_free_time_in_the_clinics_zone()
    {
        await using var app = new WebApp();
        var mara = await app.SignInAsync("mara");
        var path = await Walk.BookAsync(mara, "elena", Instant.FromUtc(2027, 5, 13, 8, 0), Note);
        var week = await (await app.SignInAsync("elena")).GetAsync("/calendar?date=2027-05-12");

        week.Document.QuerySelector("#span")!.TextContent.ShouldBe("10–16 May 2027");
        var thursday = Day(week, "Thursday 13 May");
        PiecesOf(thursday).ShouldBe(["10:00–11:00 Mara Lind Swedish, Room 1", "11:00–11:15 Buffer", "11:15–18:00 Free 24 starts for 60 minutes"]);
        thursday.QuerySelector($"a[href='{path}']")!.TextContent.ShouldContain("Mara Lind");
        Words(thursday.QuerySelector("header")!).ShouldContain("1 session, 6 h 45 min free");
        Words(Day(week, "Sunday 16 May")).ShouldContain("not worked");
        RowsOf(week).ShouldContain("Thursday 13 May 10:00–11:00 Session Mara Lind, Swedish, Room 1");
        week.Text.ShouldNotContain(Note);
    }

    [Fact]
    public async Task Weeks_and_months_lead_to_their_neighbours_and_back_to_today()
    {
        await using var app = new WebApp();
        var elena = await app.SignInAsync("elena");
        var week = await elena.GetAsync("/calendar");
        week.Document.QuerySelector("#span")!.TextContent.ShouldBe("5–11 April 2027");
        week.Document.QuerySelectorAll(".cal-today").Length.ShouldBe(1);
        (await week.FollowLinkAsync("Previous")).Document.QuerySelector("#span")!.TextContent.ShouldBe("29 March – 4 April 2027");
        var month = await week.FollowLinkAsync("Month");
        month.Document.QuerySelector("#span")!.TextContent.ShouldBe("April 2027");
        month.Document.QuerySelectorAll(".cal-month > li").Length.ShouldBe(35);
        var next = await month.FollowLinkAsync("Next");
        next.Document.QuerySelector("#span")!.TextContent.ShouldBe("May 2027");
        (await next.FollowLinkAsync("Today")).Document.QuerySelector("#span")!.TextContent.ShouldBe("April 2027");
        foreach (var nonsense in (string[])["date=never", "date=9998-12-31", "date=-0001-01-01&view=month", "view=decade"])
        {
            (await elena.GetAsync("/calendar?" + nonsense)).Document.QuerySelector("#span")!.TextContent.ShouldContain("April 2027");
        }
    }

    [Fact]
    public async Task A_month_counts_sessions_and_free_hours_and_tells_exceptions()
    {
        await using var app = new WebApp();
        await Walk.BookAsync(await app.SignInAsync("mara"), "tom", Instant.FromUtc(2027, 5, 14, 12, 0));
        var tom = await app.SignInAsync("tom");
        var may = await tom.GetAsync("/calendar?view=month&date=2027-05-01");
        Cell(may, "Friday 14 May").ShouldBe("Friday 14 May 14 1 session 6 h 45 min free");
        Cell(may, "Monday 17 May").ShouldEndWith("Not worked");
        var month = await tom.GetAsync("/calendar?view=month&date=2027-04-06");
        Cell(month, "Tuesday 20 April").ShouldEndWith("Time off all day: Leave");
        Cell(month, "Saturday 17 April").ShouldContain("Other hours 16:00–20:00: Event tent 11:00-15:00");
    }

    [Fact]
    public async Task Hours_keep_their_local_time_across_both_clock_changes()
    {
        await using var app = new WebApp();
        var tom = await app.SignInAsync("tom");
        var autumn = await FeedAsync(tom, "/calendar?handler=Feed&date=2027-10-30");
        HoursIn(autumn).ShouldContain("2027-10-30T12:00:00+02:00 2027-10-30T20:00:00+02:00");
        HoursIn(autumn).ShouldContain("2027-10-31T12:00:00+01:00 2027-10-31T20:00:00+01:00");
        var spring = await FeedAsync(tom, "/calendar?handler=Feed&date=2027-03-27");
        HoursIn(spring).ShouldContain("2027-03-27T12:00:00+01:00 2027-03-27T20:00:00+01:00");
        HoursIn(spring).ShouldContain("2027-03-28T12:00:00+02:00 2027-03-28T20:00:00+02:00");
    }

    [Fact]
    public async Task A_night_with_an_hour_twice_is_an_hour_longer_and_says_which_is_which()
    {
        await using var app = new WebApp();
        var tom = await app.SignInAsync("tom");
        var look = await (await tom.GetAsync("/calendar/time-off?kind=extra&from=2027-10-31T01:00&to=2027-10-31T04:00")).SubmitAsync(Walk.Form);
        var week = await look.SubmitAsync(Walk.Form);
        var night = Day(week, "Sunday 31 October");
        PiecesOf(night)[0].ShouldStartWith("01:00 (UTC+2)–04:00 (UTC+1) Free");
        Words(night.QuerySelector("header")!).ShouldContain("12 h free");
        Words(night.QuerySelector("header")!).ShouldContain("Extra hours 01:00–04:00");
    }

    [Fact]
    public async Task A_therapist_sees_nobody_elses_calendar()
    {
        await using var app = new WebApp();
        var tom = await app.SignInAsync("tom");
        foreach (var address in (string[])["/calendar?therapist=elena", "/calendar?therapist=elena&handler=Feed", "/calendar/time-off?therapist=elena", "/calendar?therapist=nobody"])
        {
            (await tom.GetAsync(address)).Status.ShouldBe(HttpStatusCode.Forbidden, address);
        }

        var form = await tom.GetAsync("/calendar/time-off?from=2027-04-15");
        form.Document.QuerySelector("main form")!.SetAttribute("action", "/calendar/time-off?therapist=elena");
        (await form.SubmitAsync(Walk.Form)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await tom.GetAsync("/calendar?date=2027-04-15")).Text.ShouldNotContain("Priya Raman");
    }

    [Fact]
    public async Task An_admin_sees_everybody_or_one_with_names_but_no_reasons()
    {
        await using var app = new WebApp();
        await Walk.BookAsync(await app.SignInAsync("mara"), "elena", Instant.FromUtc(2027, 4, 22, 8, 0), Note);
        var sofia = await app.SignInAsync("sofia");
        var all = await sofia.GetAsync("/calendar?date=2027-04-22");
        Words(Day(all, "Thursday 22 April")).ShouldContain("Elena Brandt 2 sessions, 5 h 45 min free 10:00–11:00 Mara Lind");
        Words(Day(all, "Thursday 22 April")).ShouldContain("Tom Achter not worked Time off all day");
        all.Text.ShouldNotContain("Leave");
        all.Text.ShouldNotContain(Note);
        (await sofia.GetAsync("/calendar?view=month&date=2027-04-22")).Text.ShouldContain("Tom Achter: Time off all day");

        var tom = await (await all.SubmitAsync("form.cal-whose", ("therapist", "tom"))).FollowLinkAsync("Month");
        Cell(tom, "Tuesday 20 April").ShouldEndWith("Time off all day");
        tom.Text.ShouldNotContain("Leave");
        (await FeedAsync(sofia, "/calendar?handler=Feed&therapist=tom&date=2027-04-22")).ToJsonString().ShouldNotContain("Leave");
        (await sofia.GetAsync("/calendar?therapist=nobody")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await sofia.GetAsync("/calendar?handler=Feed")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    internal static IElement Day(VisitedPage page, string day) =>
        page.Document.QuerySelectorAll(".cal-day").Single(one => one.QuerySelector(".cal-long")!.TextContent == day);

    internal static List<string> PiecesOf(IElement day) => [.. day.QuerySelectorAll(".cal-piece").Select(Words)];

    private static string Cell(VisitedPage page, string day) =>
        Words(page.Document.QuerySelectorAll(".cal-month > li").Single(one => one.QuerySelector(".cal-long")!.TextContent == day));

    private static List<string> RowsOf(VisitedPage page) => [.. page.Document.QuerySelectorAll(".cal-table tbody tr").Select(Words)];

    private static string Words(IElement element) =>
        string.Join(' ', element.Descendants<IText>().SelectMany(text => text.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    private static IEnumerable<string> HoursIn(JsonNode feed) => feed["entries"]!.AsArray()
        .Where(entry => entry!["kind"]!.GetValue<string>() == "hours").Select(entry => $"{entry!["start"]} {entry["end"]}");

    private static async Task<JsonNode> FeedAsync(Visitor visitor, string address) =>
        JsonNode.Parse(await visitor.Client.GetStringAsync(address, Cancelled))!;
}
