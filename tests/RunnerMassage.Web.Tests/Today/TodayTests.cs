using System.Net;
using AngleSharp.Dom;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Today;

/// <summary>A therapist's day. The demo is seeded at 9:00, in the middle of Elena's session with Greta and a quarter before Tom's with Emil.</summary>
public sealed class TodayTests
{
    [Fact]
    public async Task The_day_stands_in_order_with_its_gaps_and_the_present_marked()
    {
        await using var app = new WebApp();
        var page = await (await app.SignInAsync("elena")).GetAsync("/today");
        page.Heading.ShouldBe("Today");
        page.Text.ShouldContain("Tuesday 6 April 2027. 5 sessions, 3 h 45 min of hands-on time; 2 done, 1 no-show.");
        page.Document.QuerySelectorAll(".client-card h2").Select(name => name.TextContent.Trim())
            .ShouldBe(["Ida Sommer", "Jakub Nowak", "Lucie Martin", "Greta Lehmann", "Hiro Tanaka"]);
        page.Document.QuerySelectorAll(".day-gap").Select(gap => gap.TextContent.Trim())
            .ShouldBe(["15 minutes between sessions", "15 minutes between sessions", "30 minutes between sessions", "30 minutes between sessions"]);
        page.Document.QuerySelectorAll("[aria-current=time] h2").Single().TextContent.Trim().ShouldBe("Greta Lehmann");

        var tom = await (await app.SignInAsync("tom")).GetAsync("/today");
        tom.Document.QuerySelectorAll(".day-gap-now").Single().TextContent.ShouldContain("15 minutes of 1 h 15 min left until the next session");
        tom.Document.QuerySelector("[aria-current=time]").ShouldBeNull();
    }

    [Fact]
    public async Task A_card_tells_its_therapist_what_to_know()
    {
        await using var app = new WebApp();
        var page = await (await app.SignInAsync("elena")).GetAsync("/today");
        var greta = Card(page, "Greta Lehmann");
        Facts(greta).ShouldBe(
            [("Next race", "River half marathon in 12 days, Sunday 18 April"), ("Last hard", "Intervals yesterday, Monday 5 April"),
             ("Soreness", "3 of 10 5 hours before"), ("Pressure", "Firm")]);
        greta.QuerySelector("details")!.TextContent.ShouldContain("Both calves");
        greta.QuerySelector("a[href^=tel]")!.GetAttribute("href").ShouldStartWith("tel:+493023125");
        var hiro = Card(page, "Hiro Tanaka");
        Flags(hiro).ShouldContain("Screening open");
        Facts(hiro).ShouldContain(("Soreness", "4 of 10 44 hours ago, too old to count: ask again"));
        Facts(hiro).ShouldContain(("Says", "Quiet, please: this is my hour off."));

        var walter = Card(await (await app.SignInAsync("tom")).GetAsync("/today"), "Walter Brandl");
        Flags(walter).ShouldBe(["First visit", "Screening open", "No account"]);
    }

    [Fact]
    public async Task A_day_is_arrived_undone_arrived_and_done_with_one_tap_each()
    {
        await using var app = new WebApp();
        var elena = await app.SignInAsync("elena");
        app.Clock.AdvanceMinutes(70);
        var page = await TapAsync(await elena.GetAsync("/today"), "Hiro Tanaka", "arrived");
        page.Address.ShouldBe("/today");
        StateOf(page, "Hiro Tanaka").ShouldBe("Arrived");
        Card(page, "Hiro Tanaka").TextContent.ShouldContain("Marked at 10:10. Undo is possible until 10:20.");
        Buttons(page, "Hiro Tanaka").ShouldBe(["undo"]);
        page = await TapAsync(page, "Hiro Tanaka", "undo");
        StateOf(page, "Hiro Tanaka").ShouldBe("Booked");
        page = await TapAsync(page, "Hiro Tanaka", "arrived");
        app.Clock.AdvanceMinutes(50);
        page = await TapAsync(await elena.GetAsync("/today"), "Hiro Tanaka", "done");
        StateOf(page, "Hiro Tanaka").ShouldBe("Done");
        page.Text.ShouldContain("3 done, 1 no-show");

        app.Clock.AdvanceMinutes(10);
        var late = await TapAsync(page, "Hiro Tanaka", "undo");
        late.Status.ShouldBe(HttpStatusCode.Conflict);
        late.Document.QuerySelector("[role=alert]")!.TextContent.ShouldContain("A mark can be taken back for 10 minutes; that was until 11:10.");
        Buttons(late, "Hiro Tanaka").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_tap_twice_counts_once_and_a_tap_on_an_old_page_not_at_all()
    {
        await using var app = new WebApp();
        var elena = await app.SignInAsync("elena");
        var (page, other) = (await elena.GetAsync("/today"), await elena.GetAsync("/today"));
        await TapAsync(page, "Greta Lehmann", "done");
        StateOf(await TapAsync(page, "Greta Lehmann", "done"), "Greta Lehmann").ShouldBe("Done");
        var stale = await TapAsync(other, "Greta Lehmann", "no-show");
        stale.Status.ShouldBe(HttpStatusCode.Conflict);
        stale.Text.ShouldContain("The session was changed since you opened this page.");
        StateOf(stale, "Greta Lehmann").ShouldBe("Done");
    }

    [Fact]
    public async Task What_is_still_to_come_offers_no_mark_and_takes_none()
    {
        await using var app = new WebApp();
        var elena = await app.SignInAsync("elena");
        var page = await elena.GetAsync("/today");
        Buttons(page, "Hiro Tanaka").ShouldBeEmpty();
        Card(page, "Hiro Tanaka").TextContent.ShouldContain("Can be marked from 09:15.");
        var form = page.Document.QuerySelector("form.mark-buttons")!;
        form.QuerySelector("[name=SessionId]")!.SetAttribute("value", Card(page, "Hiro Tanaka").QuerySelector("h2 a")!.GetAttribute("href")!["/sessions/".Length..]);
        form.QuerySelector("[name=Version]")!.SetAttribute("value", "1");
        var refused = await page.SubmitAsync("form.mark-buttons");
        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Text.ShouldContain("That can be said of the session from Tuesday 6 April 2027, 10:15 on. Nothing was marked.");
    }

    [Fact]
    public async Task Other_days_are_a_step_away()
    {
        await using var app = new WebApp();
        var elena = await app.SignInAsync("elena");
        var tomorrow = await (await elena.GetAsync("/today")).FollowLinkAsync("Day after: Wed 7 Apr");
        tomorrow.Address.ShouldBe("/today?date=2027-04-07");
        tomorrow.Heading.ShouldBe("Wednesday 7 April");
        (await tomorrow.FollowLinkAsync("Today")).Address.ShouldBe("/today");
        (await elena.GetAsync("/today?date=2027-05-30")).Text.ShouldContain("No sessions on this day");
        (await elena.GetAsync("/today?date=never")).Heading.ShouldBe("Today");
        (await elena.GetAsync("/today?date=9999-12-31")).Heading.ShouldBe("Today");
    }

    [Fact]
    public async Task An_admin_sees_the_day_of_any_therapist_and_nothing_of_bodies_or_training()
    {
        await using var app = new WebApp();
        var sofia = await app.SignInAsync("sofia");
        var page = await sofia.GetAsync("/today?therapistId=elena");
        page.Document.QuerySelectorAll(".client-card").Length.ShouldBe(5);
        foreach (var word in (string[])["River", "Intervals", "of 10", "Both calves", "Firm", "Quiet, please", "First time deep"])
        {
            page.Text.ShouldNotContain(word);
        }

        page.Document.QuerySelector("dl.client-facts").ShouldBeNull();
        StateOf(await TapAsync(page, "Greta Lehmann", "done"), "Greta Lehmann").ShouldBe("Done");
        (await sofia.GetAsync("/today?therapistId=nobody")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_therapist_sees_and_marks_only_their_own_day()
    {
        await using var app = new WebApp();
        var (elena, tom) = (await app.SignInAsync("elena"), await app.SignInAsync("tom"));
        (await tom.GetAsync("/today?therapistId=elena")).Status.ShouldBe(HttpStatusCode.NotFound);
        var page = await tom.GetAsync("/today");
        page.Text.ShouldNotContain("Greta");
        var greta = Card(await elena.GetAsync("/today"), "Greta Lehmann").QuerySelector("h2 a")!.GetAttribute("href")!["/sessions/".Length..];
        page.Document.QuerySelector("form.mark-buttons [name=SessionId]")!.SetAttribute("value", greta);
        (await page.SubmitAsync("form.mark-buttons")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await (await app.SignInAsync("mara")).GetAsync("/today")).Address.ShouldStartWith("/account/denied");
    }

    [Fact]
    public async Task A_cancelled_session_stands_apart()
    {
        await using var app = new WebApp();
        var elena = await app.SignInAsync("elena");
        var mara = await app.SignInAsync("mara");
        var start = await Walk.FreeStartAsync(mara, "elena", "2027-04-15");
        var path = await Walk.BookAsync(mara, "elena", start);
        await (await mara.GetAsync(path + "/cancel")).SubmitAsync(Walk.Form);
        var page = await elena.GetAsync("/today?date=2027-04-15");
        page.Document.QuerySelector("[aria-labelledby=cancelled]")!.TextContent.ShouldContain("Mara Lind");
        page.Document.QuerySelectorAll(".client-card h2").ShouldAllBe(name => name.TextContent.Trim() != "Mara Lind");
    }

    private static IElement Card(VisitedPage page, string name) =>
        page.Document.QuerySelectorAll(".client-card").Single(card => card.QuerySelector("h2")!.TextContent.Trim() == name);

    private static string StateOf(VisitedPage page, string name) => Card(page, name).QuerySelector(".client-head > .badge")!.TextContent.Trim();

    private static IEnumerable<string> Flags(IElement card) => card.QuerySelectorAll(".flags li").Select(flag => flag.TextContent.Trim());

    private static IEnumerable<string> Buttons(VisitedPage page, string name) =>
        Card(page, name).QuerySelectorAll("button[name=Mark]").Select(button => button.GetAttribute("value")!);

    private static IEnumerable<(string, string)> Facts(IElement card) => card.QuerySelectorAll("dl.client-facts > div")
        .Select(fact => (Plain(fact.QuerySelector("dt")!), Plain(fact.QuerySelector("dd")!)));

    private static string Plain(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Presses one of the buttons of a card.</summary>
    private static Task<VisitedPage> TapAsync(VisitedPage page, string name, string mark)
    {
        var card = Card(page, name);
        foreach (var button in card.QuerySelectorAll("button[name=Mark]").Where(button => button.GetAttribute("value") != mark).ToList())
        {
            button.Remove();
        }

        card.QuerySelector("button[name=Mark]").ShouldNotBeNull($"{name} cannot be marked as {mark}: {card.TextContent}");
        return page.SubmitAsync($"#{card.ParentElement!.Id} form.mark-buttons");
    }
}
