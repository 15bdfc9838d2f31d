using System.Globalization;
using System.Text;
using System.Xml.Linq;
using NodaTime;
using NodaTime.Text;
using RunnerMassage.Data.Guidance;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Web.Mail;

namespace RunnerMassage.Web.Guidance;

/// <summary>What search engines ask for: <c>/robots.txt</c> and <c>/sitemap.xml</c>. Addresses are those of the site's configured name.</summary>
public static class SearchEngineFiles
{
    private const string Robots = """
        User-agent: *
        Disallow: /account
        Disallow: /admin
        Disallow: /api
        Disallow: /mailbox
        Disallow: /sessions
        Disallow: /setup
        Disallow: /status
        Disallow: /times/confirm

        """;

    private static readonly string[] AlwaysThere = ["", "plan", "times", "massage-types", "guide", "therapists", "about", "privacy"];

    private static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";

    /// <summary>Maps the two.</summary>
    public static void MapSearchEngineFiles(this WebApplication app)
    {
        app.MapGet("/robots.txt", static (SiteAddress site) =>
            TypedResults.Text(Robots.ReplaceLineEndings("\n") + "Sitemap: " + site.Of("sitemap.xml") + "\n", "text/plain", Encoding.UTF8))
            .AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/sitemap.xml", WriteSitemapAsync).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> WriteSitemapAsync(
        SiteAddress site, MassageTypeRepository massageTypes, GuideReader guides, IClock clock, CancellationToken cancellationToken)
    {
        var published = await guides.ListAsync(clock.GetCurrentInstant(), cancellationToken);
        var changed = published.ToDictionary(guide => guide.Id, guide => guide.PublishedAt, StringComparer.Ordinal);
        var types = (await massageTypes.ListAsync(cancellationToken)).Where(type => type.Active).Select(type => type.Id);
        var pages = AlwaysThere.Select(path => Page(path, null))
            .Concat(types.Select(id => Page("massage-types/" + Uri.EscapeDataString(id), changed.TryGetValue(id, out var at) ? at : null)))
            .Concat(published.Where(guide => guide.MassageTypeId is null)
                .Select(guide => Page("guide/" + Uri.EscapeDataString(guide.Id), guide.PublishedAt)));
        var document = new XDocument(new XElement(Sitemap + "urlset", pages));
        return TypedResults.Text(
            string.Create(CultureInfo.InvariantCulture, $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{document}\n"), "application/xml", Encoding.UTF8);

        XElement Page(string path, Instant? changedAt) => new(
            Sitemap + "url",
            new XElement(Sitemap + "loc", site.Of(path)),
            changedAt is { } at ? new XElement(Sitemap + "lastmod", LocalDatePattern.Iso.Format(at.InUtc().Date)) : null);
    }
}
