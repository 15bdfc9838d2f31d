using System.Net;
using NodaTime;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Community;

public sealed class ReviewPagesTests
{
    [Fact]
    public async Task A_runner_says_how_it_was_an_admin_looks_and_everybody_reads_it_without_type_and_day()
    {
        await using var app = new WebApp();
        var priya = await app.SignInAsync("priya");
        var list = await priya.GetAsync("/sessions");
        var form = await list.FollowLinkAsync("How was it?");
        var path = form.Address;
        form.Text.ShouldContain("Please nothing about your health");
        var empty = await form.SubmitAsync(Walk.Form, ("Text", "Kept words"));
        (empty.Status, empty.ErrorOf("Stars")).ShouldBe((HttpStatusCode.BadRequest, "Please choose how it was."));
        empty.Document.QuerySelector("textarea")!.TextContent.Trim().ShouldBe("Kept words");
        var sent = await empty.SubmitAsync(Walk.Form, ("Stars", "4"), ("Text", "Took <b>time</b> for my questions."), ("Name", "Pri"));
        sent.Text.ShouldContain("Somebody of the clinic looks at it first");
        sent.Text.ShouldContain("Your review");
        foreach (var other in (string[])["jonas", "elena", "sofia"])
        {
            (await (await app.SignInAsync(other)).GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
        }

        (await app.Visit().GetAsync("/therapists/elena")).Text.ShouldNotContain("Took");
        (await (await app.SignInAsync("elena")).GetAsync("/admin/moderation/reviews")).Status.ShouldBe(HttpStatusCode.Forbidden);
        var sofia = await app.SignInAsync("sofia");
        var queue = await sofia.GetAsync("/admin/moderation/reviews");
        var id = path.Split('/')[2];
        var hidden = await queue.SubmitAsync($"#item-{id} form[action*=Hide]");
        hidden.Text.ShouldContain("The review of Pri is taken down");
        var back = await hidden.SubmitAsync("#undo");
        (await queue.SubmitAsync($"#item-{id} form[action*=Approve]")).Text.ShouldContain("Nothing was changed: another admin");
        (await back.SubmitAsync($"#item-{id} form[action*=Approve]")).Text.ShouldContain("It is there for everybody to read.");

        var page = await app.Visit().GetAsync("/therapists/elena");
        var review = page.Document.QuerySelectorAll(".review").Single(one => one.TextContent.Contains("Took", StringComparison.Ordinal));
        var text = string.Join(' ', review.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        text.ShouldBe("4 of 5 stars Took <b>time</b> for my questions. Pri, March 2027");
        page.Text.ShouldContain("of 5 stars on average, from 5 reviews.");
        var all = await app.Visit().GetAsync("/therapists");
        all.Text.ShouldContain("2 reviews so far. An average is told from 3 on");
        (await (await app.SignInAsync("elena")).GetAsync("/reviews")).Text.ShouldContain("Took <b>time</b> for my questions.");

        var own = await priya.GetAsync(path);
        own.Text.ShouldContain("there for everybody to read");
        (await own.SubmitAsync(Walk.Form, ("Stars", "5"), ("Text", "Changed my mind"))).Status.ShouldBe(HttpStatusCode.OK);
        (await app.Visit().GetAsync("/therapists/elena")).Text.ShouldNotContain("Took");
        (await (await priya.GetAsync(path)).SubmitAsync("#withdraw")).Text.ShouldContain("Your review is withdrawn and deleted.");
        (await priya.GetAsync(path)).Document.QuerySelector("[name=Stars][checked]").ShouldBeNull();
    }

    [Fact]
    public async Task Sixty_days_later_and_before_it_is_done_the_page_says_why_not()
    {
        await using var app = new WebApp();
        var priya = await app.SignInAsync("priya");
        var list = await priya.GetAsync("/sessions");
        var coming = list.Document.QuerySelector("section[aria-labelledby=coming] .card-link")!.GetAttribute("href");
        (await priya.GetAsync(coming + "/review")).Text.ShouldContain("once your therapist has marked the session as done");
        var form = await list.FollowLinkAsync("How was it?");
        app.Clock.Advance(Duration.FromDays(60));
        var late = await app.SignInAsync("priya");
        (await late.GetAsync(form.Address)).Text.ShouldContain("A session can be reviewed for 60 days");
        (await late.GetAsync("/sessions")).Text.ShouldNotContain("How was it?");
    }
}
