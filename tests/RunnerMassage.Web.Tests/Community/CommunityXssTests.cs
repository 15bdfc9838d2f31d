using System.Text.Json;
using RunnerMassage.Web.Demo;
using RunnerMassage.Web.Tests.Shared.Guidance;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Community;

/// <summary>Texts that turn into script where a page is careless, through every field that somebody can fill in here.</summary>
public sealed class CommunityXssTests
{
    private static readonly string[] Elements =
        ["a", "article", "br", "button", "div", "form", "h1", "h2", "h3", "header", "input", "label", "li", "main", "nav", "ol", "p", "path", "polygon", "circle",
         "line", "rect", "section", "small", "span", "strong", "svg", "textarea", "time", "ul", "blockquote", "details", "summary", "script", "dl", "dt", "dd"];

    [Fact]
    public async Task Whatever_is_typed_is_shown_as_it_was_typed()
    {
        await using var app = new WebApp();
        var (sofia, mara) = (await app.SignInAsync("sofia"), await app.SignInAsync("mara"));
        var texts = XssCorpus.Texts.Select(row => row.Data).ToList();
        var form = await sofia.GetAsync($"/comments/new?questionId={DemoCommunity.QuestionOf("hiro")}");
        foreach (var (text, index) in texts.Select((text, index) => (text, index)))
        {
            var answer = await form.SubmitAsync(Walk.Form, ("Text", $"{text} number {index}"), ("Name", text[..Math.Min(text.Length, 40)]));
            ShouldBeHarmless(answer);
            if (answer.Status != System.Net.HttpStatusCode.OK)
            {
                // The name was refused as one; the text has to be kept all the same.
                ShouldBeHarmless(await form.SubmitAsync(Walk.Form, ("Text", $"{text} number {index}"), ("Name", "Sofia")));
            }
        }

        var page = await app.Visit().GetAsync("/guide/when");
        ShouldBeHarmless(page);
        var shown = page.Document.QuerySelectorAll(".answers .comment-text").Select(one => Squeezed(one.TextContent)).ToHashSet(StringComparer.Ordinal);
        shown.Count.ShouldBe(texts.Count);
        shown.ShouldContain(Squeezed("<script>alert(1)</script> number 0"));
        page.Document.QuerySelectorAll("script[type='application/ld+json']").Select(script => JsonDocument.Parse(script.TextContent).RootElement.ValueKind)
            .ShouldAllBe(kind => kind == JsonValueKind.Object);

        foreach (var (text, link) in texts.Take(10).Zip(page.Document.QuerySelectorAll(".answers article").Select(one => one.Id!["comment-".Length..])))
        {
            await (await mara.GetAsync($"/comments/{link}/report")).SubmitAsync(Walk.Form, ("Reason", text));
        }

        var queue = await sofia.GetAsync("/admin/moderation");
        queue.Text.ShouldContain("<svg onload=alert(1)>");
        ShouldBeHarmless(queue);
    }

    private static void ShouldBeHarmless(VisitedPage page)
    {
        var all = page.Document.QuerySelector("main")!.QuerySelectorAll("*").ToList();
        if (page.Document.QuerySelector(".comments") is { } comments)
        {
            // What stands above is the guide's own, which has tests of its own.
            all = [.. comments.QuerySelectorAll("*")];
        }

        all.Select(element => element.LocalName).Except(Elements, StringComparer.Ordinal).ShouldBeEmpty(page.Address);
        all.SelectMany(element => element.Attributes).Where(attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name is "style" or "srcdoc")
            .ShouldBeEmpty(page.Address);
        all.Where(element => element.LocalName == "script").ShouldAllBe(element => element.GetAttribute("type") == "application/ld+json");
        all.Select(element => element.GetAttribute("href")).OfType<string>()
            .ShouldAllBe(address => address.StartsWith('/') || address.StartsWith('#') || address.StartsWith("http", StringComparison.Ordinal));
    }

    private static string Squeezed(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
}
