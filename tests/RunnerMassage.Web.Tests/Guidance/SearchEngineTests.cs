using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using RunnerMassage.Data;
using RunnerMassage.Data.Guidance;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Guidance;

public sealed class SearchEngineTests
{
    private const string Root = "https://massage.example";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_guide_tells_search_engines_what_it_is()
    {
        await using var app = Named();
        var page = await app.Visit().GetAsync("/guide/when?utm=1");

        page.Document.Title.ShouldBe("When is the right time? – Lane Four");
        page.Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href").ShouldBe(Root + "/guide/when");
        page.Document.QuerySelector("meta[name=description]")!.GetAttribute("content")!.ShouldStartWith("Before and after hard runs and races");
        var data = Data(page);
        data["@type"]!.GetValue<string>().ShouldBe("Article");
        data["headline"]!.GetValue<string>().ShouldBe("When is the right time?");
        data["mainEntityOfPage"]!.GetValue<string>().ShouldBe(Root + "/guide/when");
        data["datePublished"]!.GetValue<string>().ShouldBe("2027-02-20T07:00:00Z");
        data["publisher"]!["name"]!.GetValue<string>().ShouldBe("Lane Four");
    }

    [Fact]
    public async Task A_massage_type_is_a_service_with_its_prices()
    {
        await using var app = Named();
        var page = await app.Visit().GetAsync("/massage-types/swedish");

        page.Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href").ShouldBe(Root + "/massage-types/swedish");
        var data = Data(page);
        data["@type"]!.GetValue<string>().ShouldBe("Service");
        data["offers"]!.AsArray().Select(offer => (offer!["price"]!.GetValue<decimal>(), offer["priceCurrency"]!.GetValue<string>()))
            .ShouldBe([(40m, "EUR"), (55m, "EUR"), (70m, "EUR")]);
    }

    [Fact]
    public async Task A_title_cannot_end_the_data_that_it_stands_in()
    {
        const string Title = "</script><script>alert(1)</script><!--";
        await using var app = Named();
        await app.WithAsync<RunnerMassageContext, int>(context =>
        {
            context.GuideVersions.Add(new GuideVersion
            {
                GuideId = "when",
                Number = 2,
                Title = Title,
                Summary = Title,
                Text = Title,
                State = GuideState.Published,
                PublishAt = WebApp.DefaultNow,
                SavedAt = WebApp.DefaultNow,
            });
            return context.SaveChangesAsync(Cancellation);
        });
        var page = await app.Visit().GetAsync("/guide/when");

        page.Document.QuerySelectorAll("script:not([src])").ShouldAllBe(script => script.GetAttribute("type") == "application/ld+json");
        Data(page)["headline"]!.GetValue<string>().ShouldBe(Title);
        page.Heading.ShouldBe(Title);
    }

    [Fact]
    public async Task The_sitemap_lists_what_everybody_may_read()
    {
        await using var app = Named();
        var answer = await app.Visit().Client.GetAsync("/sitemap.xml", Cancellation);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/xml");
        XNamespace sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";
        var pages = XDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation)).Root!.Elements(sitemap + "url").ToList();
        var addresses = pages.Select(page => page.Element(sitemap + "loc")!.Value).ToList();

        addresses.ShouldContain(Root + "/massage-types/active-release");
        addresses.ShouldContain(Root + "/guide/movement-therapist");
        addresses.ShouldNotContain(Root + "/guide/swedish");
        addresses.ShouldBeUnique();
        pages.Single(page => page.Element(sitemap + "loc")!.Value.EndsWith("/guide/when", StringComparison.Ordinal)).Element(sitemap + "lastmod")!.Value.ShouldBe("2027-02-20");
        foreach (var address in addresses)
        {
            var page = await app.Visit().GetAsync(address[Root.Length..]);
            page.Status.ShouldBe(HttpStatusCode.OK, address);
            page.Address.ShouldBe(address[Root.Length..], "a sitemap sends nobody on");
        }
    }

    [Fact]
    public async Task Robots_are_kept_from_what_is_private_and_shown_the_sitemap()
    {
        await using var app = Named();
        var robots = await app.Visit().Client.GetStringAsync("/robots.txt", Cancellation);
        robots.ShouldContain("Disallow: /admin\n");
        robots.ShouldContain($"Sitemap: {Root}/sitemap.xml\n");
    }

    private static WebApp Named()
    {
        var app = new WebApp();
        app.Settings["Site:Url"] = Root;
        return app;
    }

    private static JsonNode Data(VisitedPage page) =>
        JsonNode.Parse(page.Document.QuerySelectorAll("head script[type='application/ld+json']").Single().TextContent)!;
}
