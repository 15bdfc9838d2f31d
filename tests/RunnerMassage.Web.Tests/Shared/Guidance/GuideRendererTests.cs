using RunnerMassage.Web.Shared.Guidance;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Shared.Guidance;

public sealed class GuideRendererTests
{
    private static readonly GuideRenderer Renderer = new();

    [Fact]
    public void A_picture_whose_size_is_known_keeps_its_room_free() =>
        Renderer.Render("![A calf](/guidance/images/a) ![A foot](/guidance/images/b)", new Dictionary<string, PictureSize>(StringComparer.Ordinal)
        {
            ["/guidance/images/a"] = new(640, 480),
        }).Html.ToString()!.Trim().ShouldBe(
            "<p><img src=\"/guidance/images/a\" alt=\"A calf\" loading=\"lazy\" width=\"640\" height=\"480\"> "
            + "<img src=\"/guidance/images/b\" alt=\"A foot\" loading=\"lazy\"></p>");

    [Fact]
    public void Everyday_Markdown_becomes_what_it_says()
    {
        Html("Long *light* strokes, **no pain**.").ShouldBe("<p>Long <em>light</em> strokes, <strong>no pain</strong>.</p>");
        Html("- calves\n- hips").ShouldBe("<ul><li>calves</li><li>hips</li></ul>");
        Html("3. third\n4. fourth").ShouldBe("<ol start=\"3\"><li>third</li><li>fourth</li></ol>");
        Html("> Listen to your legs.").ShouldBe("<blockquote><p>Listen to your legs.</p></blockquote>");
        Html("One  \ntwo").ShouldBe("<p>One<br>two</p>");
        Html("    Four spaces are no code.").ShouldBe("<p>Four spaces are no code.</p>");
    }

    [Fact]
    public void Headings_begin_below_the_pages_own_and_leave_no_level_out()
    {
        var guide = Renderer.Render("# When\n\n#### Before\n\n## After a race\n\n###### Deep\n\n## When");

        guide.Headings.ShouldBe(
        [
            new GuideHeading("about-when", "When", 2), new GuideHeading("about-before", "Before", 3),
            new GuideHeading("about-after-a-race", "After a race", 2), new GuideHeading("about-deep", "Deep", 3),
            new GuideHeading("about-when-2", "When", 2),
        ]);
        guide.Html.ToString()!.ShouldContain("<h3 id=\"about-before\">Before</h3>");
    }

    [Theory]
    [InlineData("## Für Läufer", "about-fur-laufer")]
    [InlineData("## 2–3 days", "about-2-3-days")]
    [InlineData("## !?", "about-part")]
    [InlineData("## 走る", "about-part")]
    [InlineData("## \"><script>", "about-script")]
    public void A_headings_id_is_of_plain_letters(string markdown, string id) => Renderer.Render(markdown).Headings.Single().Id.ShouldBe(id);

    [Fact]
    public void Tables_scroll_and_name_their_columns() =>
        Html("| Day | How |\n|-----|:---:|\n| +1 | *well* |").ShouldBe(
            "<div class=\"table-wrap\" role=\"region\" tabindex=\"0\" aria-label=\"Table\"><table class=\"table\"><thead><tr>"
            + "<th scope=\"col\">Day</th><th scope=\"col\">How</th></tr></thead><tbody><tr><td>+1</td><td><em>well</em></td></tr></tbody></table></div>");

    [Theory]
    [InlineData("[t](/times)", "<p><a href=\"/times\">t</a></p>")]
    [InlineData("[t](/guide/when#about-race)", "<p><a href=\"/guide/when#about-race\">t</a></p>")]
    [InlineData("[t](#about-when)", "<p><a href=\"#about-when\">t</a></p>")]
    [InlineData("[t](mailto:hello@clinic.example)", "<p><a href=\"mailto:hello@clinic.example\">t</a></p>")]
    [InlineData("[t](https://doi.org/10.1136/x)", "<p><a href=\"https://doi.org/10.1136/x\" rel=\"nofollow noopener\">t</a></p>")]
    [InlineData("[t](http://example.org)", "<p><a href=\"http://example.org\" rel=\"nofollow noopener\">t</a></p>")]
    public void Links_lead_into_this_site_or_visibly_out(string markdown, string html) => Html(markdown).ShouldBe(html);

    [Theory]
    [InlineData("![A calf](/guidance/images/abc-DEF_1)", "<p><img src=\"/guidance/images/abc-DEF_1\" alt=\"A calf\" loading=\"lazy\"></p>")]
    [InlineData("![A calf](/img/calf.svg)", "<p><img src=\"/img/calf.svg\" alt=\"A calf\" loading=\"lazy\"></p>")]
    [InlineData("![A calf](https://evil.example/x.png)", "<p>A calf</p>")]
    [InlineData("![A calf](//evil.example/x.png)", "<p>A calf</p>")]
    [InlineData("![A calf](/img/../account/sign-out)", "<p>A calf</p>")]
    [InlineData("![A calf](/img/%2e%2e/sign-out)", "<p>A calf</p>")]
    [InlineData("![A calf](data:image/png;base64,AAAA)", "<p>A calf</p>")]
    [InlineData("![<b>](/nowhere)", "<p>&lt;b&gt;</p>")]
    public void Pictures_are_this_sites_own(string markdown, string html) => Html(markdown).ShouldBe(html);

    [Theory]
    [MemberData(nameof(XssCorpus.Texts), MemberType = typeof(XssCorpus))]
    public void Nothing_of_the_corpus_becomes_active(string attack)
    {
        foreach (var text in new[] { attack, $"## {attack}", $"- {attack}", $"> {attack}", $"| {attack} |\n|---|\n| {attack} |", $"**{attack}**", $"![{attack}](/img/x.png \"{attack}\")", $"[{attack}](/times \"{attack}\")", $"[x]({attack})", $"![x]({attack})", $"<{attack}>" })
        {
            var html = Html(text);
            XssCorpus.ActiveParts(html).ShouldBeEmpty($"{text}\n=>\n{html}");
        }
    }

    [Fact]
    public void The_watch_over_the_corpus_sees_what_is_active()
    {
        XssCorpus.ActiveParts("<p onclick=x>").ShouldNotBeEmpty();
        XssCorpus.ActiveParts("<a href='java\tscript:alert(1)'>").ShouldNotBeEmpty();
        XssCorpus.ActiveParts("<svg></svg>").ShouldNotBeEmpty();
        XssCorpus.ActiveParts("<p style='x'>").ShouldNotBeEmpty();
        XssCorpus.ActiveParts("<p>fine</p>").ShouldBeEmpty();
    }

    [Fact]
    public void A_text_nested_too_deeply_is_shown_as_typed()
    {
        var deep = new string('>', 20_000) + "<script>";
        XssCorpus.ActiveParts(Html(deep)).ShouldBeEmpty();
        Html(new string('[', 20_000)).ShouldStartWith("<p>");
        Html(string.Concat(Enumerable.Repeat("- ", 5_000)) + "x").ShouldNotBeEmpty();
    }

    private static string Html(string markdown) =>
        Renderer.Render(markdown).Html.ToString()!.Replace("\n", "", StringComparison.Ordinal);
}
