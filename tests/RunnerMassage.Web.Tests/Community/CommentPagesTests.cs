using System.Net;
using System.Text.Json;
using RunnerMassage.Web.Demo;
using RunnerMassage.Web.Tests.Mail;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Community;

/// <summary>Questions under guides, from asking to reading, as people without script do it.</summary>
public sealed class CommentPagesTests
{
    private const string Guide = "/massage-types/swedish";
    private const string Ask = "#ask form";
    private const string Words = "How long should I wait after a long run?";

    private static readonly string MarasQuestion = DemoCommunity.QuestionOf("mara");

    [Fact]
    public async Task A_runner_asks_the_clinic_answers_from_the_queue_and_a_stranger_reads_it()
    {
        await using var app = new WebApp { Settings = { ["Site:Url"] = "https://lanefour.example" } };
        var priya = await app.SignInAsync("priya");
        var guide = await priya.GetAsync(Guide);
        guide.Document.QuerySelector("#ask [name=Name]")!.GetAttribute("value").ShouldBe("Priya");
        guide.Document.QuerySelector("#Text-hint")!.TextContent.ShouldContain("nothing about your own health");
        var asked = await guide.SubmitAsync(Ask, ("Text", Words));
        asked.Text.ShouldContain("Somebody of the clinic looks at it first");
        asked.Text.ShouldContain("Waiting for a look by the clinic");
        asked.Response.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe(Guide);
        (await app.Visit().GetAsync(Guide)).Text.ShouldNotContain(Words);
        (await (await app.SignInAsync("jonas")).GetAsync(Guide)).Text.ShouldNotContain(Words);

        var elena = await app.SignInAsync("elena");
        var queue = await elena.GetAsync("/admin/moderation");
        var form = $"article:has(.comment-text:contains('{Words}')) form:has(textarea)";
        var answered = await queue.SubmitAsync(form, ("Text", "A day or two.\nMore at https://lanefour.example/guide, and in person."));
        answered.Text.ShouldContain("Your answer is there for everybody to read");

        var stranger = await app.Visit().GetAsync(Guide);
        stranger.Text.ShouldContain("Priya asks");
        stranger.Text.ShouldContain("A day or two.");
        var answer = stranger.Document.QuerySelectorAll(".comment").Single(one => one.TextContent.Contains("A day or two.", StringComparison.Ordinal));
        answer.QuerySelector(".badge")!.TextContent.Trim().ShouldBe("Therapist");
        answer.QuerySelectorAll("br").Length.ShouldBe(1);
        var link = answer.QuerySelector(".comment-text a")!;
        (link.GetAttribute("href"), link.GetAttribute("rel")).ShouldBe(("https://lanefour.example/guide", "nofollow ugc noopener"));
        stranger.Document.Body!.TextContent.ShouldNotContain("@demo.example");

        var mail = await app.MailAsync("priya@demo.example", "Your question has an answer");
        HealthWords.ShouldHoldNone(mail, await app.MassageTypesAsync());
        (await app.Visit().GetAsync(mail.LinkTo("/questions/"))).Address.ShouldBe(Guide);
    }

    [Fact]
    public async Task What_is_refused_says_why_and_keeps_the_text()
    {
        await using var app = new WebApp();
        var priya = await app.SignInAsync("priya");
        async Task<VisitedPage> AskAsync(params (string Name, string Value)[] values) => await (await priya.GetAsync(Guide)).SubmitAsync(Ask, values);
        var brief = await AskAsync(("Text", " Why? "), ("Name", "priya@demo.example"));
        (brief.Status, brief.ErrorOf("Text"), brief.ErrorOf("Name")).ShouldBe(
            (HttpStatusCode.BadRequest, "Please write 10 to 2000 characters.", "Please choose a name that is no address."));
        brief.Document.QuerySelector("textarea")!.TextContent.Trim().ShouldBe("Why?");
        (await AskAsync(("Text", new string('x', 2001)))).ErrorOf("Text").ShouldNotBeEmpty();
        (await AskAsync(("Text", Words), ("Name", "elena  BRANDT"))).ErrorOf("Name").ShouldContain("as if the clinic were writing");
        var trapped = await AskAsync(("Text", Words), ("Website", "https://example.org"));
        trapped.ErrorOf("Text").ShouldContain("Please press the button once more");
        // Pressing once more is all that a person has to do.
        (await trapped.SubmitAsync(Walk.Form)).Text.ShouldContain("Waiting for a look");
        (await AskAsync(("Text", Words.ToUpperInvariant()))).Text.ShouldContain("You have written that already. Here it is.");

        for (var n = 2; n <= 5; n++)
        {
            (await AskAsync(("Text", $"{Words} {n}"))).Status.ShouldBe(HttpStatusCode.OK);
        }

        var tooMany = await AskAsync(("Text", $"{Words} 6"));
        tooMany.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        tooMany.Response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromHours(1));
        tooMany.Text.ShouldContain("You can write again from Tuesday 6 April 2027, 10:00, Berlin time (CEST).");
        tooMany.Document.QuerySelector("textarea")!.TextContent.Trim().ShouldBe($"{Words} 6");
        app.Clock.AdvanceHours(1);
        (await tooMany.SubmitAsync(Walk.Form)).Text.ShouldContain("Waiting for a look");
    }

    [Fact]
    public async Task Strangers_sign_in_and_come_back_to_where_they_were()
    {
        await using var app = new WebApp();
        var page = await (await app.Visit().GetAsync(Guide)).FollowLinkAsync("Sign in to ask");
        page.Address.ShouldBe("/account/sign-in?returnUrl=%2Fmassage-types%2Fswedish%23ask");
        var back = await page.SubmitAsync("form:has(input[name=person][value=mara])");
        back.Response.RequestMessage!.RequestUri!.PathAndQuery.ShouldBe(Guide);
        back.Document.QuerySelector("#ask textarea").ShouldNotBeNull();
    }

    [Fact]
    public async Task Only_its_author_changes_a_comment_for_a_while_and_withdraws_it()
    {
        await using var app = new WebApp();
        var priya = await app.SignInAsync("priya");
        var asked = await (await priya.GetAsync("/guide/when")).SubmitAsync(Ask, ("Text", Words));
        var edit = asked.Document.QuerySelectorAll(".comment-actions a").First(link => link.TextContent.StartsWith("Edit", StringComparison.Ordinal)).GetAttribute("href")!;
        foreach (var other in (string[])["jonas", "elena", "sofia"])
        {
            var visitor = await app.SignInAsync(other);
            (await visitor.GetAsync(edit)).Status.ShouldBe(HttpStatusCode.NotFound);
            (await visitor.GetAsync(edit.Replace("/edit", "/withdraw", StringComparison.Ordinal))).Status.ShouldBe(HttpStatusCode.NotFound);
        }

        var form = await priya.GetAsync(edit);
        form.Text.ShouldContain("You can change it until Tuesday 6 April 2027, 09:15");
        (await form.SubmitAsync(Walk.Form, ("Text", "short"))).ErrorOf("Text").ShouldNotBeEmpty();
        var changed = await form.SubmitAsync(Walk.Form, ("Text", "Other words than before"));
        changed.Text.ShouldContain("Other words than before");
        changed.Text.ShouldContain(", edited");
        var again = await form.SubmitAsync(Walk.Form, ("Text", "Words of another window"));
        again.Status.ShouldBe(HttpStatusCode.Conflict);
        again.Document.QuerySelector("textarea")!.TextContent.Trim().ShouldBe("Words of another window");
        app.Clock.AdvanceMinutes(15);
        (await again.SubmitAsync(Walk.Form)).Text.ShouldContain("It is too late to change this");

        var mara = await app.SignInAsync("mara");
        var question = await mara.GetAsync($"/comments/{MarasQuestion}/withdraw");
        question.Text.ShouldContain("their answers stay");
        (await question.SubmitAsync("main form")).Text.ShouldContain("It is withdrawn, and its text is deleted.");
        var stranger = await app.Visit().GetAsync(Guide);
        stranger.Text.ShouldContain("This question was withdrawn by its author.");
        stranger.Text.ShouldContain("half an hour, flat, no watch");
        stranger.Text.ShouldNotContain("should the legs have the day off");
    }

    [Fact]
    public async Task A_report_reaches_the_queue_hiding_can_be_undone_and_the_second_moderator_is_told()
    {
        await using var app = new WebApp();
        var priya = await app.SignInAsync("priya");
        var report = await priya.GetAsync($"/comments/{MarasQuestion}/report");
        (await report.SubmitAsync(Walk.Form, ("Reason", ""))).ErrorOf("Reason").ShouldNotBeEmpty();
        (await report.SubmitAsync(Walk.Form, ("Reason", "Not kind"))).Text.ShouldContain("You have reported this.");

        var (elena, sofia) = (await app.SignInAsync("elena"), await app.SignInAsync("sofia"));
        var (hers, other) = (await elena.GetAsync("/admin/moderation"), await sofia.GetAsync("/admin/moderation"));
        hers.Text.ShouldContain("Not kind");
        var hide = $"#item-{MarasQuestion} form[action*=Hide]";
        var hidden = await hers.SubmitAsync(hide);
        hidden.Text.ShouldContain("What Mara wrote is taken down");
        (await app.Visit().GetAsync(Guide)).Text.ShouldNotContain("Mara asks");
        (await (await app.SignInAsync("mara")).GetAsync(Guide)).Text.ShouldContain("Taken down by the clinic; only you see it");
        (await other.SubmitAsync($"#item-{MarasQuestion} form[action*=Approve]")).Text.ShouldContain("Nothing was changed: somebody else has decided about it meanwhile");
        (await hidden.SubmitAsync("#undo")).Text.ShouldContain("It is back where it was.");
        (await app.Visit().GetAsync(Guide)).Text.ShouldContain("Mara asks");

        await (await elena.GetAsync(Guide)).SubmitAsync($"#question-{MarasQuestion} form[action*=Hide]");
        var taken = await elena.GetAsync("/admin/moderation?view=hidden");
        (await taken.SubmitAsync($"#item-{MarasQuestion} form[action*=Approve]")).Status.ShouldBe(HttpStatusCode.OK);
        (await app.Visit().GetAsync(Guide)).Text.ShouldContain("Mara asks");
    }

    [Fact]
    public async Task Search_engines_are_told_of_what_was_answered_and_pages_go_on_after_twenty()
    {
        await using var app = new WebApp { Settings = { ["Site:Url"] = "https://lanefour.example" } };
        var markup = JsonDocument.Parse((await app.Visit().GetAsync(Guide)).Document.QuerySelectorAll("script[type='application/ld+json']")
            .Select(script => script.TextContent).Single(text => text.Contains("QAPage", StringComparison.Ordinal))).RootElement;
        var question = markup.GetProperty("mainEntity");
        question.GetProperty("url").GetString().ShouldBe($"https://lanefour.example/questions/{MarasQuestion}");
        question.GetProperty("acceptedAnswer").GetProperty("author").GetProperty("name").GetString().ShouldBe("Elena Brandt");
        question.GetProperty("suggestedAnswer").GetArrayLength().ShouldBe(1);
        question.GetProperty("datePublished").GetString()!.ShouldEndWith("+01:00");

        var sofia = await app.SignInAsync("sofia");
        for (var n = 0; n < 20; n++)
        {
            await (await sofia.GetAsync(Guide)).SubmitAsync(Ask, ("Text", $"Question number {n} of the clinic itself"));
        }

        var first = await app.Visit().GetAsync(Guide);
        first.Document.QuerySelectorAll(".threads > li").Length.ShouldBe(20);
        var second = await app.Visit().GetAsync(first.Document.QuerySelector("[rel=next]")!.GetAttribute("href")!);
        second.Text.ShouldContain("Mara asks");
        second.Document.QuerySelector("[rel=prev]").ShouldNotBeNull();
        (await app.Visit().GetAsync($"/questions/{MarasQuestion}")).Address.ShouldBe(Guide + "?questions=2");
        (await app.Visit().GetAsync(Guide + "?questions=9")).Text.ShouldContain("No more questions");
        (await app.Visit().GetAsync("/guide/benefits")).Text.ShouldContain("Ask the first.");
        (await app.Visit().GetAsync("/questions/nothing")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
