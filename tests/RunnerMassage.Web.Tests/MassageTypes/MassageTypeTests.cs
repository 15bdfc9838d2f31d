using System.Net;
using RunnerMassage.Web.Pages.MassageTypes;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.MassageTypes;

public sealed class MassageTypeTests(SharedSite site) : IClassFixture<SharedSite>
{
    [Fact]
    public async Task Each_type_has_a_card_that_leads_to_its_times_and_its_own_page()
    {
        var app = site.App;
        var page = await app.Visit().GetAsync("/massage-types");
        page.Document.QuerySelectorAll("main .card h2").Select(heading => heading.TextContent).ShouldBe(["Swedish", "Deep tissue", "Active Release"]);
        page.Text.ShouldContain("30, 45 or 60 minutes");
        page.Text.ShouldContain("from €40");
        page.Text.ShouldContain("Light pressure (2 of 5)");
        (await page.FollowLinkAsync("Find a time for Deep tissue")).Address.ShouldBe("/times?massageType=deep-tissue");

        var details = await page.FollowLinkAsync("Active Release");
        details.Heading.ShouldBe("Active Release");
        details.Text.ShouldContain("Elena Brandt");
        details.Text.ShouldNotContain("Times with Tom Achter");
        details.Text.ShouldNotContain("**");
        details.Document.QuerySelectorAll("main strong").ShouldNotBeEmpty();
        (await details.FollowLinkAsync("45 minutes")).Address.ShouldBe("/times?massageType=active-release&minutes=45");
    }

    [Fact]
    public async Task A_type_that_does_not_exist_is_not_found()
    {
        var app = site.App;
        (await app.Visit().GetAsync("/massage-types/none")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Guidance_never_becomes_markup()
    {
        await using var app = new WebApp();
        await app.WithAsync<Data.RunnerMassageContext, int>(async context =>
        {
            context.MassageTypes.Single(type => type.Id == "swedish").Guidance = "## A <i>b</i>\nOne\ntwo **<script>x</script>** end **";
            return await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        var page = await app.Visit().GetAsync("/massage-types/swedish");
        page.Document.QuerySelectorAll("main script, main i").ShouldBeEmpty();
        page.Document.QuerySelector("main h2")!.TextContent.ShouldBe("A <i>b</i>");
    }

    [Fact]
    public void Guidance_is_read_as_headings_and_paragraphs()
    {
        Guidance.Read("One\r\nline\r\n\r\n## When\nTwo **strong** words").ShouldBe(
        [
            new GuidanceBlock(IsHeading: false, "One line"),
            new GuidanceBlock(IsHeading: true, "When"),
            new GuidanceBlock(IsHeading: false, "Two **strong** words"),
        ]);
        new GuidanceBlock(IsHeading: false, "Two **strong** words").Runs.ShouldBe([("Two ", false), ("strong", true), (" words", false)]);
        new GuidanceBlock(IsHeading: false, "2 ** 3").Runs.ShouldBe([("2 ** 3", false)]);
    }
}
