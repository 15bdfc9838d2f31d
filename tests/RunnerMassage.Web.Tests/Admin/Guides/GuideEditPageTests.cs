using System.Net;
using RunnerMassage.Data.Audit;
using RunnerMassage.Data.Guidance;
using RunnerMassage.Web.Tests.Shared.Guidance;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Admin.Guides;

/// <summary>The guide editor as a browser without script sees it.</summary>
public sealed class GuideEditPageTests
{
    private const string Editor = "main form.guide-editor";
    private static readonly Actor Nora = new("nora", "Nora Adler", null);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_draft_is_seen_by_nobody_until_it_is_published()
    {
        await using var app = new WebApp();
        var sofia = await app.SignInAsync("sofia");
        var edit = await sofia.GetAsync("/admin/guides/when");
        edit.Text.ShouldContain("Version 1, came with the site");
        var draft = await PressAsync(edit, "draft", ("Text", "Any **fine** day."), ("ChangeNote", "Shorter"));
        draft.Text.ShouldContain("Version 2 is saved as a draft.");
        (await app.Visit().GetAsync("/guide/when")).Text.ShouldNotContain("Any fine day.");

        (await PressAsync(draft, "draft")).Text.ShouldContain("Nothing is changed since version 2");
        var published = await PressAsync(draft, "publish", ("ChangeNote", "Shorter"));
        published.Text.ShouldContain("Version 3 is published: visitors see it now.");
        (await app.Visit().GetAsync("/guide/when")).Text.ShouldContain("Any fine day.");
        var list = await sofia.GetAsync("/admin/guides");
        list.Text.ShouldContain("Version 3 since Tuesday 6 April 2027, 09:00");
        list.Text.ShouldContain("by Sofia Keller on Tuesday 6 April 2027, 09:00");
    }

    [Fact]
    public async Task What_is_not_whole_is_refused_and_what_was_typed_is_kept()
    {
        await using var app = new WebApp();
        var sofia = await app.SignInAsync("sofia");
        var refused = await PressAsync(
            await sofia.GetAsync("/admin/guides/when"), "publish",
            ("Title", " "), ("Summary", ""), ("Text", "See ![](/guidance/images/x)"), ("ChangeNote", ""), ("Evidence[0].Claim", ""), ("Evidence[0].Grade", ""));
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.ErrorOf("Title").ShouldBe("Please give the guide a title.");
        refused.ErrorOf("Summary").ShouldStartWith("Please sum the guide up");
        refused.ErrorOf("Text").ShouldStartWith("A picture has no words");
        refused.ErrorOf("ChangeNote").ShouldStartWith("Please say in a few words");
        refused.Document.GetElementById("Evidence_0__Claim-error")!.TextContent.ShouldContain("Please write the claim");
        refused.Document.GetElementById("Evidence_0__Grade-error")!.TextContent.ShouldContain("Please choose how well");
        refused.Document.GetElementById("note-0")!.HasAttribute("open").ShouldBeTrue();
        refused.Document.GetElementById("Text")!.TextContent.Trim().ShouldBe("See ![](/guidance/images/x)");
        (await app.WithAsync<GuideHistory, GuideRecord?>(history => history.FindAsync("when", Cancellation)))!.Newest.Number.ShouldBe(1);

        // A draft may be unfinished.
        (await PressAsync(await sofia.GetAsync("/admin/guides/when"), "draft", ("Summary", ""), ("Text", ""))).Text.ShouldContain("Version 2 is saved as a draft.");
    }

    [Fact]
    public async Task Evidence_is_added_moved_and_removed_without_script_and_nothing_typed_is_lost()
    {
        await using var app = new WebApp();
        var sofia = await app.SignInAsync("sofia");
        await PressAsync(await sofia.GetAsync("/admin/guides/new"), null, ("Title", "Foam rolling"));
        var added = await PressAsync(await sofia.GetAsync("/admin/guides/foam-rolling"), "add", ("Text", "Half a sentence"));
        added.Address.ShouldBe("/admin/guides/foam-rolling");
        added = await PressAsync(added, "add", ("Evidence[0].Claim", "It helps"), ("Evidence[0].Note", "Perhaps"));
        var moved = await PressAsync(added, "up:1", ("Evidence[1].Claim", "It hurts"), ("Evidence[1].Grade", "D"), ("Evidence[1].Source", "Nobody 2020\nSomebody 2021"));
        Value(moved, "Evidence_0__Claim").ShouldBe("It hurts");
        Value(moved, "Evidence_1__Claim").ShouldBe("It helps");
        moved.Document.GetElementById("Evidence_0__Source")!.TextContent.Trim().ReplaceLineEndings("\n").ShouldBe("Nobody 2020\nSomebody 2021");
        moved.Document.QuerySelector("#Evidence_0__Grade option[selected]")!.GetAttribute("value").ShouldBe("D");
        moved.Document.GetElementById("Text")!.TextContent.Trim().ShouldBe("Half a sentence");
        moved.Document.QuerySelector(".guide-preview")!.TextContent.ShouldContain("It hurts");

        var removed = await PressAsync(moved, "remove:1");
        var saved = await PressAsync(removed, "draft");
        saved.Text.ShouldContain("Version 2 is saved as a draft.");
        var version = await app.WithAsync<GuideHistory, GuideVersion?>(history => history.FindAsync("foam-rolling", 2, Cancellation));
        version!.Evidence.ShouldHaveSingleItem().Source.ShouldBe("Nobody 2020\nSomebody 2021");
    }

    [Theory]
    [InlineData("", "08:00", "PublishDate", "Please choose the day of publication.")]
    [InlineData("2027-04-10", "", "PublishTime", "Please write the time as 08:00.")]
    [InlineData("2027-04-06", "08:59", "PublishDate", "That time has passed. Choose a later one, or publish now.")]
    [InlineData("2028-03-26", "02:30", "PublishTime", "The clocks skip this time on that night. Please choose another one.")]
    [InlineData("2099-01-01", "08:00", "PublishDate", "Please choose a day within the next two years.")]
    public async Task A_time_that_cannot_be_is_refused_and_kept(string date, string time, string field, string problem)
    {
        await using var app = new WebApp();
        var sofia = await app.SignInAsync("sofia");
        var refused = await PressAsync(
            await sofia.GetAsync("/admin/guides/when"), "schedule", ("Text", "Later"), ("ChangeNote", "Later"), ("PublishDate", date), ("PublishTime", time));
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.ErrorOf(field).ShouldBe(problem);
        (Value(refused, "PublishDate"), Value(refused, "PublishTime")).ShouldBe((date, time));
    }

    [Fact]
    public async Task A_publication_comes_at_its_time_or_is_called_off()
    {
        await using var app = new WebApp();
        var sofia = await app.SignInAsync("sofia");
        var due = await PressAsync(
            await sofia.GetAsync("/admin/guides/when"), "schedule", ("Text", "In autumn"), ("ChangeNote", "Autumn"), ("PublishDate", "2027-10-31"), ("PublishTime", "02:30"));
        due.Text.ShouldContain("Version 2 will be published on Sunday 31 October 2027, 02:30 (UTC+2), Berlin time (CEST). The clocks show that time twice");
        (await app.Visit().GetAsync("/guide/when")).Text.ShouldNotContain("In autumn");

        var off = await due.SubmitAsync("form[action*=CallOff]");
        off.Text.ShouldContain("Version 2 will not be published; it is a draft again.");
        var again = await PressAsync(
            await sofia.GetAsync("/admin/guides/when"), "schedule", ("ChangeNote", "Tomorrow"), ("PublishDate", "2027-04-07"), ("PublishTime", "08:00"));
        app.Clock.AdvanceDays(1);
        (await app.Visit().GetAsync("/guide/when")).Text.ShouldContain("In autumn");
        (await again.SubmitAsync("form[action*=CallOff]")).Text.ShouldContain("was published or called off before. Nothing was done.");
    }

    [Fact]
    public async Task Whoever_saves_second_sees_both_keeps_their_text_and_decides()
    {
        await using var app = new WebApp();
        var sofia = await app.SignInAsync("sofia");
        var mine = await sofia.GetAsync("/admin/guides/when");
        await SaveAsNoraAsync(app, 1, "Their sentence.", GuideState.Draft);

        var conflict = await PressAsync(mine, "draft", ("Text", "My sentence."), ("ChangeNote", "Mine"));
        conflict.Status.ShouldBe(HttpStatusCode.Conflict);
        conflict.Text.ShouldContain("saved version 2 while you were writing");
        conflict.Document.GetElementById("Text")!.TextContent.Trim().ShouldBe("My sentence.");
        Value(conflict, "ChangeNote").ShouldBe("Mine");
        var against = conflict.Document.QuerySelectorAll(".guide-conflict")[^1];
        against.TextContent.ShouldContain("Removed: Their sentence.");
        against.TextContent.ShouldContain("Added: My sentence.");

        var taken = await PressAsync(conflict, "take");
        taken.Document.GetElementById("Text")!.TextContent.Trim().ShouldBe("Their sentence.");
        taken.Document.QuerySelector(".guide-aside")!.TextContent.ShouldContain("My sentence.");

        (await PressAsync(conflict, "draft", ("Text", "My sentence."), ("ChangeNote", "Mine"))).Text.ShouldContain("Version 3 is saved as a draft.");
        var versions = await sofia.GetAsync("/admin/guides/when/versions");
        versions.Document.QuerySelectorAll(".version-list > li").Length.ShouldBe(3);
    }

    [Fact]
    public async Task The_preview_is_what_visitors_see_and_nothing_in_it_runs()
    {
        await using var app = new WebApp();
        var sofia = await app.SignInAsync("sofia");
        var edit = await sofia.GetAsync("/admin/guides/when");
        var token = edit.Document.QuerySelector(Editor + " [name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var text = string.Join("\n\n", XssCorpus.Texts.Select(row => row.Data));
        using var form = new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", token), new("Title", text[..Math.Min(text.Length, 2000)]), new("Summary", "<script>alert(1)</script>"), new("Text", text),
            new("Evidence[0].Claim", "<img src=x onerror=alert(1)>"), new("Evidence[0].Grade", "X"), new("Evidence[0].Note", "<b onclick=alert(1)>"),
        ]);
        using var answer = await sofia.Client.PostAsync("/admin/guides/when?handler=Preview", form, Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Cancellation));
        page.QuerySelectorAll("script, iframe, object, embed, form, style, meta, base").ShouldBeEmpty();
        page.All.SelectMany(element => element.Attributes).Where(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)).ShouldBeEmpty();
        page.QuerySelectorAll("[href]").Select(link => link.GetAttribute("href")!).ShouldAllBe(address => !address.Contains("script:", StringComparison.OrdinalIgnoreCase));

        using var without = new FormUrlEncodedContent([new("Text", "x")]);
        (await sofia.Client.PostAsync("/admin/guides/when?handler=Preview", without, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("New", "", "new")]
    [InlineData("Images", "images", "images")]
    [InlineData("Spaces", "two words", "two words")]
    [InlineData("Taken", "when", "when")]
    [InlineData("…", "", "")]
    public async Task An_address_that_cannot_be_is_refused(string title, string id, string kept)
    {
        await using var app = new WebApp();
        var sofia = await app.SignInAsync("sofia");
        var refused = await PressAsync(await sofia.GetAsync("/admin/guides/new"), null, ("Title", title), ("Id", id));
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.ErrorOf("Id").ShouldNotBeEmpty();
        (Value(refused, "Title"), Value(refused, "Id")).ShouldBe((title, id.Length > 0 ? kept : ""));
    }

    /// <summary>Fills the editor in and presses the button that does something; null for the page's only button.</summary>
    internal static Task<VisitedPage> PressAsync(VisitedPage page, string? deed, params (string Name, string Value)[] values) => deed is null
        ? page.SubmitAsync(Walk.Form, values)
        : page.PressAsync($"{Editor} button[value='{deed}']", values);

    internal static Task<GuideOutcome> SaveAsNoraAsync(WebApp app, int seen, string text, GuideState state) =>
        app.WithAsync<GuideEditor, GuideOutcome>(editor => editor.SaveAsync(
            new GuideSave { GuideId = "when", SeenNumber = seen, Title = "When", Summary = "When", Text = text, State = state, ChangeNote = "Nora's" },
            Nora, Cancellation));

    private static string Value(VisitedPage page, string id) => page.Document.GetElementById(id)!.GetAttribute("value") ?? "";
}
