using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using NodaTime;
using RunnerMassage.Data;
using RunnerMassage.Data.Guidance;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Web.Tests.Shared.Guidance;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Guidance;

public sealed class GuidePagesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_guides_stand_on_one_page_with_what_the_grades_mean()
    {
        await using var app = new WebApp();
        var page = await app.Visit().GetAsync("/guide");

        page.Document.QuerySelectorAll("main .guide-card h3").Select(heading => heading.TextContent).ShouldBe(
            ["Which massage suits me?", "When is the right time?", "How often?", "What massage can do for runners", "When to see a movement therapist",
             "Swedish massage", "Deep tissue massage", "Active Release"]);
        page.Document.QuerySelectorAll(".grades dt").Select(grade => grade.TextContent.Trim()[..1]).ShouldBe(["A", "B", "C", "D", "X"]);
        (await page.FollowLinkAsync("When is the right time?")).Address.ShouldBe("/guide/when");
        (await page.FollowLinkAsync("Active Release")).Address.ShouldBe("/massage-types/active-release");
    }

    [Fact]
    public async Task A_guide_has_its_chapters_its_text_and_its_evidence_with_sources()
    {
        await using var app = new WebApp();
        var page = await app.Visit().GetAsync("/guide/benefits");

        page.Heading.ShouldBe("What massage can do for runners");
        var chapters = page.Document.QuerySelectorAll(".contents a").Select(link => link.GetAttribute("href")![1..]).ToList();
        chapters.Count.ShouldBe(3);
        chapters.ShouldAllBe(id => page.Document.QuerySelector($".prose h2[id='{id}']") != null);
        var lactic = page.Document.QuerySelectorAll(".evidence li.card").Single(card => card.TextContent.Contains("flushes lactic acid", StringComparison.Ordinal));
        lactic.QuerySelector(".grade")!.TextContent.ShouldBe("X Contradicted");
        lactic.QuerySelectorAll(".sources li").Length.ShouldBe(4);
        page.Text.ShouldContain("not medical advice");
    }

    [Fact]
    public async Task The_guide_of_a_massage_type_has_moved_to_the_types_page_for_good()
    {
        await using var app = new WebApp();
        var answer = await app.Visit().Client.GetAsync("/guide/swedish", Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.MovedPermanently);
        answer.Headers.Location!.OriginalString.ShouldBe("/massage-types/swedish");
        (await app.Visit().GetAsync("/guide/nothing")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await app.Visit().GetAsync("/massage-types/when")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_types_page_shows_its_guide_its_days_its_evidence_and_the_way_to_book()
    {
        await using var app = new WebApp();
        var page = await app.Visit().GetAsync("/massage-types/deep-tissue");

        page.Heading.ShouldBe("Deep tissue massage");
        page.Document.QuerySelectorAll(".prose h2").Select(heading => heading.TextContent)
            .ShouldBe(["What it is", "How it feels", "Who it suits", "When to choose something else", "How to prepare", "Afterwards"]);
        page.Document.QuerySelectorAll(".evidence li.card").Length.ShouldBe(5);
        page.Document.QuerySelectorAll(".glance-strip").Length.ShouldBe(4);
        (await page.FollowLinkAsync("Find a time")).Address.ShouldStartWith("/times");
    }

    [Fact]
    public async Task A_new_version_shows_from_its_time_on()
    {
        await using var app = new WebApp();
        await PublishAsync(app, "when", "Soon", "The new text.", WebApp.DefaultNow + Duration.FromHours(1));
        (await app.Visit().GetAsync("/guide/when")).Heading.ShouldBe("When is the right time?");

        app.Clock.AdvanceHours(1);
        var page = await app.Visit().GetAsync("/guide/when");
        page.Heading.ShouldBe("Soon");
        page.Text.ShouldContain("The new text.");
        page.Document.QuerySelectorAll(".contents").ShouldBeEmpty("three chapters make a list worth reading");
    }

    [Fact]
    public async Task A_type_that_was_added_says_that_its_guide_is_being_written()
    {
        await using var app = new WebApp();
        await app.WithAsync<RunnerMassageContext, int>(async context =>
        {
            context.MassageTypes.Add(new MassageType
            {
                Id = "foot",
                Name = "Foot massage",
                Summary = "Happy feet.",
                Pressure = 2,
                SortOrder = 9,
                Lengths = [new MassageLength { Minutes = 30, Price = 35.5m }],
            });
            return await context.SaveChangesAsync(Cancellation);
        });
        var page = await app.Visit().GetAsync("/massage-types/foot");
        page.Heading.ShouldBe("Foot massage");
        page.Text.ShouldContain("The guide is being written");
        page.Text.ShouldContain("€35.50");
        page.Document.QuerySelectorAll(".glance-strip").Length.ShouldBe(4, "its days are known before its text is");
        (await app.Visit().GetAsync("/guide")).Text.ShouldNotContain("Foot massage");
    }

    [Fact]
    public async Task Without_any_guide_the_list_says_so()
    {
        await using var app = new WebApp();
        await app.WithAsync<RunnerMassageContext, int>(async context =>
        {
            context.GuideVersions.RemoveRange(context.GuideVersions);
            return await context.SaveChangesAsync(Cancellation);
        });
        (await app.Visit().GetAsync("/guide")).Text.ShouldContain("No guides yet");
        (await app.Visit().GetAsync("/guide/when")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_plain_clinic_starts_with_the_guides_too()
    {
        await using var app = new WebApp { Demo = false };
        (await app.Visit().GetAsync("/guide/how-often")).Heading.ShouldBe("How often?");
        (await app.Visit().GetAsync("/massage-types/swedish")).Heading.ShouldBe("Swedish massage");
    }

    [Fact]
    public async Task The_api_gives_the_published_Markdown()
    {
        await using var app = new WebApp();
        await PublishAsync(app, "swedish", "Swedish", "Now **this**.", WebApp.DefaultNow);
        var one = JsonNode.Parse(await app.Visit().Client.GetStringAsync("/api/v1/massage-types/swedish", Cancellation))!;
        one["guidance"]!.GetValue<string>().ShouldBe("Now **this**.");
        var all = JsonNode.Parse(await app.Visit().Client.GetStringAsync("/api/v1/massage-types", Cancellation))!.AsArray();
        all.Where(type => type!["timingClass"]!.GetValue<string>() != "none").Select(type => type!["guidance"]!.GetValue<string>())
            .ShouldAllBe(text => text.Length > 0);
        all[0]!["guidance"]!.GetValue<string>().ShouldBe("Now **this**.");
    }

    [Fact]
    public async Task Nothing_that_is_written_into_a_guide_becomes_active()
    {
        await using var app = new WebApp();
        var frame = (await app.Visit().GetAsync("/about")).Document.QuerySelectorAll("body > *").Select(element => element.LocalName).ToList();
        var number = 2;
        foreach (var attack in XssCorpus.Texts.Select(text => text.Data))
        {
            await PublishAsync(app, "when", attack, attack, WebApp.DefaultNow, attack, number);
            await PublishAsync(app, "swedish", attack, attack, WebApp.DefaultNow, attack, number++);
            foreach (var address in new[] { "/guide/when", "/massage-types/swedish", "/guide" })
            {
                var page = await app.Visit().GetAsync(address);
                page.Status.ShouldBe(HttpStatusCode.OK);
                Active(page.Document).ShouldBeEmpty($"{attack} at {address}");
                page.Document.QuerySelectorAll("body > *").Select(element => element.LocalName).ShouldBe(frame, $"{attack} at {address}");
            }
        }
    }

    /// <summary>What would run, load or cover something.</summary>
    private static IEnumerable<string> Active(IDocument document) =>
        document.QuerySelectorAll("main :is(script, iframe, object, embed, style, link, base, meta, math, template, noscript), a[href^='javascript:' i]")
            // What search engines are told of the questions below; it is data, and no words of the guide.
            .Where(element => !element.Matches(".comments > script[type='application/ld+json']"))
            .Select(element => element.OuterHtml)
            .Concat(document.QuerySelectorAll("script:not([src]):not([type='application/ld+json'])").Select(element => element.OuterHtml))
            .Concat(document.QuerySelectorAll("*").SelectMany(element => element.Attributes)
                .Where(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal) || attribute.Name == "style").Select(attribute => attribute.Name));

    private static Task<int> PublishAsync(WebApp app, string guide, string title, string text, Instant at, string? evidence = null, int number = 2) =>
        app.WithAsync<RunnerMassageContext, int>(context =>
        {
            context.GuideVersions.Add(new GuideVersion
            {
                GuideId = guide,
                Number = number,
                Title = title,
                Summary = title,
                Text = text,
                State = GuideState.Published,
                PublishAt = at,
                SavedAt = WebApp.DefaultNow,
                Evidence = evidence is null ? [] : [new EvidenceNote { Claim = evidence, Grade = EvidenceGrade.D, Note = evidence, Source = evidence }],
            });
            return context.SaveChangesAsync(Cancellation);
        });
}
