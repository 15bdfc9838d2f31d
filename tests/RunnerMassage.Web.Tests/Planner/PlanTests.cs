using System.Net;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Planner;

public sealed class PlanTests
{
    [Fact]
    public async Task A_first_timer_before_a_half_marathon_is_led_to_swedish_on_the_right_days()
    {
        await using var app = PlannerWalk.AppAt(PlannerWalk.WednesdayMorning);
        var page = await PlannerWalk.TellAsync(app.Visit(), PlannerWalk.Mara);
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Heading.ShouldBe("Your plan");
        TextOf(page, "#plan-type").ShouldBe("Swedish, 60 minutes €70");
        page.Text.ShouldContain("Best match");
        page.Text.ShouldContain("Speaks for it: you like light pressure, your first massage, a long time since the last massage.");
        page.Text.ShouldContain("About once in 30 days. €80 a month pays for one session of 60 minutes.");
        PlannerWalk.DaysRated(page, "Swedish", "Ideal").ShouldBe(
        [
            "Wed 7 Apr", "Thu 8 Apr", "Mon 12 Apr", "Tue 13 Apr", "Wed 14 Apr", "Thu 15 Apr", "Fri 16 Apr", "Sun 18 Apr", "Mon 19 Apr",
        ]);
        page.Document.QuerySelectorAll(".plan-best .plan-time").Length.ShouldBe(3);
        page.Document.QuerySelectorAll(".plan-best .rating-ideal").Length.ShouldBe(3);
        TextOf(page, ".plan-best .plan-why").ShouldBe("Wednesday is one day after your hard workout: the ideal moment.");
        PlannerWalk.Day(page, "2027-04-17")[0].ShouldBe("Race: First Half, 10:00");
    }

    [Fact]
    public async Task A_marathoner_used_to_deep_work_gets_it_and_never_just_before_the_race()
    {
        await using var app = PlannerWalk.AppAt(PlannerWalk.WednesdayMorning);
        var page = await PlannerWalk.TellAsync(app.Visit(), PlannerWalk.Jonas);
        TextOf(page, "#plan-type").ShouldBe("Deep tissue, 45 minutes €55");
        page.Text.ShouldContain("About 4 times in 30 days, as your training asks for. €220 a month pays for 4 sessions of 45 minutes.");
        PlannerWalk.DaysRated(page, "Deep tissue", "Ideal").ShouldBe(
            ["Fri 9 Apr", "Sat 10 Apr", "Thu 22 Apr", "Fri 23 Apr", "Mon 26 Apr", "Tue 27 Apr"]);
        PlannerWalk.Day(page, "2027-04-24")[2].ShouldBe("Blocked");
        PlannerWalk.Day(page, "2027-04-25")[0].ShouldBe("Race, 09:00");
    }

    [Fact]
    public async Task Everything_drawn_stands_in_the_table_too()
    {
        await using var app = PlannerWalk.AppAt(PlannerWalk.WednesdayMorning);
        var page = await PlannerWalk.TellAsync(app.Visit(), PlannerWalk.Mara);
        var drawings = page.Document.QuerySelectorAll("svg.timeline-week");
        foreach (var drawing in drawings)
        {
            drawing.GetAttribute("role").ShouldBe("img");
            foreach (var id in drawing.GetAttribute("aria-labelledby")!.Split(' '))
            {
                page.Document.GetElementById(id)!.TextContent.ShouldNotBeEmpty();
            }
        }

        var rows = page.Document.QuerySelectorAll(".timeline-table tbody tr");
        rows.Length.ShouldBe(drawings.Length * 7);
        var marks = rows.SelectMany(row => row.QuerySelector("td")!.TextContent.Split(';')).Count(text => text.Trim().Length > 0);
        drawings.Sum(drawing => drawing.QuerySelectorAll("use.mark").Length).ShouldBe(marks);
        foreach (var rating in (string[])["Ideal", "Good", "Acceptable", "Avoid", "Blocked"])
        {
            var cells = rows.Sum(row => row.QuerySelectorAll("td").Count(cell => cell.TextContent.Trim() == rating));
            drawings.Sum(drawing => drawing.QuerySelectorAll($"use.band-{rating.ToLowerInvariant()}-icon").Length).ShouldBe(cells, rating);
        }
    }

    [Fact]
    public async Task Where_the_wanted_massage_has_no_good_moment_four_ways_out_are_offered_in_order()
    {
        await using var app = PlannerWalk.AppAt(WebApp.DefaultNow);
        var visitor = app.Visit();
        var page = await PlannerWalk.TellAsync(visitor, PlannerWalk.Fields(
            ("LastRunDate", "2027-04-06"), ("LastRunTime", "07:00"), ("NextRunDate", "2027-04-08"), ("NextRunTime", "06:00"),
            ("RaceDate", "2027-04-10"), ("RaceTime", "10:00"), ("RaceKm", "10"), ("Complaint", "Heavy")));
        page.Document.QuerySelector(".plan-instead").ShouldBeNull("Swedish fits");
        page = await visitor.GetAsync("/plan?massageType=deep-tissue");
        TextOf(page, "#plan-times").ShouldBe("Nothing fits until Saturday 10 April");
        var ways = page.Document.QuerySelectorAll(".plan-instead > li").Select(way => Spaced(way.TextContent)).ToList();
        ways.Count.ShouldBe(4);
        ways[0].ShouldStartWith("Take Swedish instead.");
        ways[1].ShouldStartWith("Wait a little. Sunday 11 April");
        ways[2].ShouldStartWith("Move a run. If you ran your hard run on Friday 9 April instead, Wednesday 7 April");
        ways[3].ShouldStartWith("Book anyway, against advice");
        page.Document.QuerySelectorAll(".plan-instead details .rating-avoid").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_race_tomorrow_takes_deep_work_out_and_says_why()
    {
        await using var app = PlannerWalk.AppAt(WebApp.DefaultNow);
        var page = await PlannerWalk.TellAsync(app.Visit(), PlannerWalk.Fields(("RaceDate", "2027-04-07"), ("Complaint", "Injury")));
        TextOf(page, "#plan-type").ShouldStartWith("Swedish");
        page.Text.ShouldContain("Deep tissue: Your race is today or tomorrow: deep work can leave legs heavy.");
        page.Text.ShouldContain("Also see a movement therapist.");
    }

    [Fact]
    public async Task Very_sore_legs_get_no_massage_but_advice()
    {
        await using var app = PlannerWalk.AppAt(WebApp.DefaultNow);
        var page = await PlannerWalk.TellAsync(app.Visit(), PlannerWalk.Fields(("Soreness", "9")));
        TextOf(page, "#plan-type").ShouldBe("No massage for now");
        page.Text.ShouldContain("You are too sore for it at the moment.");
        page.Document.QuerySelectorAll(".plan-time").ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_any_answer_everything_is_good_and_nothing_is_claimed()
    {
        await using var app = PlannerWalk.AppAt(WebApp.DefaultNow);
        var page = await PlannerWalk.TellAsync(app.Visit());
        page.Heading.ShouldBe("Your plan");
        page.Text.ShouldContain("Recommended by practice");
        page.Text.ShouldNotContain("proven");
        PlannerWalk.DaysRated(page, "Swedish", "Ideal").ShouldBeEmpty();
        TextOf(page, ".plan-best .plan-why").ShouldStartWith("Nothing in your training speaks against");
    }

    private static string TextOf(VisitedPage page, string selector) => Spaced(page.Document.QuerySelector(selector)?.TextContent ?? "");

    private static string Spaced(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
