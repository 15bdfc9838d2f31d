using System.Net;
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
}
