using System.Net;
using RunnerMassage.Data.Guidance;
using RunnerMassage.Web.Tests.People;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Admin.Guides;

/// <summary>Reviews, comparisons and restoring over HTTP.</summary>
public sealed class GuideVersionPageTests
{
    private const string Review = "/admin/guides/when/versions/2/review";

    [Fact]
    public async Task Somebody_else_sees_what_changes_and_publishes_it()
    {
        await using var app = new WebApp();
        await GuideEditPageTests.SaveAsNoraAsync(app, 1, "A better text.", GuideState.InReview);
        var sofia = await app.SignInAsync("sofia");
        var page = await (await sofia.GetAsync("/admin/guides")).FollowLinkAsync("Look at it");
        page.Address.ShouldBe(Review);
        page.Document.QuerySelector(".diff-added")!.TextContent.ShouldContain("When");
        var past = await page.SubmitAsync("form[action*=Publish]", ("PublishDate", "2027-01-01"), ("PublishTime", "08:00"));
        past.ErrorOf("PublishDate").ShouldStartWith("That time has passed.");
        past.Document.GetElementById("PublishDate")!.GetAttribute("value").ShouldBe("2027-01-01");

        var published = await past.SubmitAsync("form[action*=Publish]", ("PublishDate", ""), ("PublishTime", ""));
        published.Text.ShouldContain("Version 2 is published: visitors see it now.");
        (await app.Visit().GetAsync("/guide/when")).Text.ShouldContain("A better text.");
        (await past.SubmitAsync("form[action*=Publish]")).Text.ShouldContain("This version no longer waits");
        (await app.LoggedAsync()).ShouldContain("Sofia Keller guide.published version 2, after review, from 2027-04-06T07:00:00Z");
    }

    [Fact]
    public async Task What_is_sent_back_needs_a_note_that_its_author_reads()
    {
        await using var app = new WebApp();
        await GuideEditPageTests.SaveAsNoraAsync(app, 1, "A worse text.", GuideState.InReview);
        var sofia = await app.SignInAsync("sofia");
        var page = await sofia.GetAsync(Review);
        var refused = await page.SubmitAsync("form[action*=Back]");
        (refused.Status, refused.ErrorOf("Note")).ShouldBe((HttpStatusCode.BadRequest, "Please say what should be otherwise, so that the author can change it."));
        (await page.SubmitAsync("form[action*=Back]", ("Note", "Kinder, please"))).Text.ShouldContain("Version 2 is a draft again");
        (await sofia.GetAsync("/admin/guides/when")).Text.ShouldContain("“Kinder, please”");
    }

    [Fact]
    public async Task Nobody_reviews_what_they_wrote()
    {
        await using var app = new WebApp();
        var sofia = await app.SignInAsync("sofia");
        var handedIn = await GuideEditPageTests.PressAsync(await sofia.GetAsync("/admin/guides/when"), "review", ("Text", "Mine"), ("ChangeNote", "Mine"));
        handedIn.Text.ShouldContain("Version 2 waits for another admin to look at it.");
        var page = await sofia.GetAsync(Review);
        page.Text.ShouldContain("Somebody else looks at it");
        page.Document.QuerySelector("form[action*=Publish]").ShouldBeNull();
    }

    [Fact]
    public async Task Versions_are_looked_at_compared_and_brought_back()
    {
        await using var app = new WebApp();
        var sofia = await app.SignInAsync("sofia");
        var published = await GuideEditPageTests.PressAsync(
            await sofia.GetAsync("/admin/guides/when"), "publish", ("Text", "Spring is new."), ("ChangeNote", "All new"));
        var versions = await published.FollowLinkAsync("All versions");
        versions.Text.ShouldContain("“All new”");
        (await sofia.GetAsync("/admin/guides/when/versions/2")).Text.ShouldContain("Spring is new.");
        (await versions.FollowLinkAsync("What changed")).Document.QuerySelectorAll(".diff-added").ShouldHaveSingleItem().TextContent.ShouldContain("Spring is new.");
        (await sofia.GetAsync("/admin/guides/when/versions/9")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await sofia.GetAsync("/admin/guides/when/compare?left=1&right=9")).Status.ShouldBe(HttpStatusCode.NotFound);

        var question = await versions.FollowLinkAsync("Bring back");
        question.Heading.ShouldStartWith("Bring back version 1");
        await GuideEditPageTests.SaveAsNoraAsync(app, 2, "Meanwhile.", GuideState.Draft);
        var stale = await question.PressAsync("button[name=publish][value=true]");
        (stale.Status, stale.Text.Contains("Nothing was done.", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.Conflict, true));
        (await stale.PressAsync("button[name=publish][value=true]")).Text.ShouldContain("Version 4 brings version 1 back: visitors see it now.");
        (await app.Visit().GetAsync("/guide/when")).Text.ShouldNotContain("Spring is new.");
        (await sofia.GetAsync("/admin/guides/when/versions")).Text.ShouldContain("brings back version 1");
        (await (await sofia.GetAsync("/admin/guides/when/versions/2/restore")).PressAsync("button[name=publish][value=false]")).Text
            .ShouldContain("Version 5 is a draft with the text of version 2.");
    }

    [Fact]
    public async Task The_audit_log_tells_of_it_in_words()
    {
        await using var app = new WebApp();
        var sofia = await app.SignInAsync("sofia");
        await GuideEditPageTests.PressAsync(await sofia.GetAsync("/admin/guides/when"), "draft", ("Text", "New"));
        (await sofia.GetAsync("/admin/audit")).Text.ShouldContain("saved a version of a guide: Guide when");
    }
}
