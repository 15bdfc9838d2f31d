using System.Net;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Sessions;

public sealed class SessionVisibilityTests
{
    private const string Note = "Left calf, since Sunday.";
    private static readonly string[] Pages = ["", "/booked", "/move", "/move/confirm?start=2027-04-16T08:00Z&therapistId=elena", "/cancel", "/calendar.ics"];

    [Fact]
    public async Task Strangers_are_asked_to_sign_in_and_come_back()
    {
        await using var app = new WebApp();
        var page = await app.Visit().GetAsync("/sessions");
        page.Address.ShouldStartWith("/account/sign-in");
        (await page.SubmitAsync("form:has(input[name=person][value=mara])")).Address.ShouldBe("/sessions");
    }

    [Theory]
    [InlineData("jonas", HttpStatusCode.NotFound, false)]
    [InlineData("tom", HttpStatusCode.NotFound, false)]
    [InlineData("elena", HttpStatusCode.OK, true)]
    [InlineData("sofia", HttpStatusCode.OK, false)]
    [InlineData("mara", HttpStatusCode.OK, true)]
    public async Task Only_runner_therapist_and_admin_see_a_session_and_the_admin_not_its_note(string person, HttpStatusCode status, bool readsNote)
    {
        await using var app = new WebApp();
        var mara = await app.SignInAsync("mara");
        var path = await Walk.BookAsync(mara, "elena", await Walk.FreeStartAsync(mara, "elena", "2027-04-15"), Note);
        var visitor = await app.SignInAsync(person);
        foreach (var page in Pages)
        {
            (await visitor.GetAsync(path + page)).Status.ShouldBe(status, page);
        }

        var details = await visitor.GetAsync(path);
        details.Text.Contains(Note, StringComparison.Ordinal).ShouldBe(readsNote);
        (await visitor.GetAsync("/sessions")).Text.ShouldNotContain(Note);
        if (status == HttpStatusCode.OK && person != "mara")
        {
            details.Text.ShouldContain("Mara Lind");
        }
    }

    [Fact]
    public async Task A_reason_for_cancelling_is_kept_from_the_admin_too()
    {
        await using var app = new WebApp();
        var mara = await app.SignInAsync("mara");
        var path = await Walk.BookAsync(mara, "elena", await Walk.FreeStartAsync(mara, "elena", "2027-04-15"));
        await (await mara.GetAsync(path + "/cancel")).SubmitAsync(Walk.Form, ("Reason", "Feverish."));
        (await (await app.SignInAsync("elena")).GetAsync(path)).Text.ShouldContain("Feverish.");
        (await (await app.SignInAsync("sofia")).GetAsync(path)).Text.ShouldNotContain("Feverish.");
    }

    [Fact]
    public async Task The_therapist_moves_a_session_for_the_runner()
    {
        await using var app = new WebApp();
        var mara = await app.SignInAsync("mara");
        var path = await Walk.BookAsync(mara, "elena", await Walk.FreeStartAsync(mara, "elena", "2027-04-15"));
        var elena = await app.SignInAsync("elena");
        var move = await elena.GetAsync(path + "/move?date=2027-04-16");
        move.Text.ShouldContain("for Mara Lind");
        var moved = await (await elena.GetAsync(Walk.TimesOn(move)[0])).SubmitAsync(Walk.Form);
        moved.Text.ShouldContain("The session is moved to Friday 16 April 2027, 10:00.");
        (await mara.GetAsync(path)).Text.ShouldContain("Friday 16 April 2027, 10:00–11:00");
    }

    [Fact]
    public async Task A_therapist_lists_the_sessions_with_them_and_an_admin_pages_through_all()
    {
        await using var app = new WebApp();
        var elena = await (await app.SignInAsync("elena")).GetAsync("/sessions");
        elena.Document.QuerySelectorAll("[aria-labelledby=coming] .session-card").Length.ShouldBeGreaterThan(3);
        elena.Text.ShouldContain("Priya Raman");
        elena.Document.QuerySelectorAll(".meta").ShouldAllBe(meta => !meta.TextContent.Contains("Tom Achter", StringComparison.Ordinal));

        var sofia = await app.SignInAsync("sofia");
        var page = await sofia.GetAsync("/sessions");
        page.Heading.ShouldBe("Sessions");
        var seen = Cards(page, "coming").Concat(Cards(page, "cancelled")).ToList();
        (await page.FollowLinkAsync("Later")).Document.QuerySelectorAll("[aria-labelledby=coming] .session-card a.card-link")
            .Select(link => link.GetAttribute("href")!).ShouldAllBe(href => !seen.Contains(href));
        var past = new List<string>(Cards(page, "past"));
        while (page.Document.QuerySelectorAll("a[rel=next]").Any(link => link.TextContent.Contains("Older", StringComparison.Ordinal)))
        {
            page = await page.FollowLinkAsync("Older");
            past.AddRange(Cards(page, "past"));
        }

        past.ShouldBeUnique();
        past.Count.ShouldBeGreaterThan(60);
        (await sofia.GetAsync("/sessions?page=999999999999")).Status.ShouldBe(HttpStatusCode.OK);
        (await sofia.GetAsync("/sessions?page=-1&from=never")).Status.ShouldBe(HttpStatusCode.OK);
        (await sofia.GetAsync("/sessions?page=4999")).Text.ShouldContain("No earlier sessions");
    }

    private static IEnumerable<string> Cards(VisitedPage page, string section) =>
        page.Document.QuerySelectorAll($"[aria-labelledby={section}] a.card-link").Select(link => link.GetAttribute("href")!);
}
