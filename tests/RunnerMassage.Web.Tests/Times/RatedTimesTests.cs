using System.IO.Compression;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using NodaTime;
using RunnerMassage.Scheduling.Timing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Times;

public sealed class RatedTimesTests(SharedSite site) : IClassFixture<SharedSite>, IAsyncLifetime
{
    [Fact]
    public async Task Every_day_and_every_time_carries_its_rating_and_each_time_its_reason()
    {
        var page = await (await site.App.SignInAsync("mara")).GetAsync("/times?massageType=swedish&minutes=60&date=2027-04-15");
        page.Document.QuerySelectorAll("a.day").ShouldAllBe(day => day.QuerySelector(".rating-compact svg") != null && day.QuerySelector(".rating-compact .sr-only") != null);
        Day(page, "2027-04-15").ShouldEndWith(", best: Ideal");
        Day(page, "2027-04-06").ShouldEndWith(", best: Good");
        var times = page.Document.QuerySelectorAll("#times a.time");
        times.ShouldNotBeEmpty();
        foreach (var time in times)
        {
            time.QuerySelector(".rating")!.TextContent.ShouldBe("Ideal");
            page.Document.GetElementById(time.GetAttribute("aria-describedby")!)!.TextContent
                .ShouldBe("Thursday is one day after your tempo and two days before the half marathon: the ideal moment.");
        }

        // What travels: half of the 50 KB that the whole page may weigh belongs to styles and script.
        var html = await page.Response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        using var compressed = new MemoryStream();
        await using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync(html, TestContext.Current.CancellationToken);
        }

        compressed.Length.ShouldBeLessThan(25_000);
    }

    [Fact]
    public async Task The_best_three_are_offered_first_on_three_days_with_their_reasons()
    {
        var mara = await site.App.SignInAsync("mara");
        var page = await mara.GetAsync("/times?massageType=swedish&minutes=60");
        var best = page.Document.QuerySelectorAll(".best-list li");
        best.Length.ShouldBe(3);
        best[0].QuerySelector("a")!.TextContent.ShouldStartWith("Thu 15 Apr");
        best[0].QuerySelector("p")!.TextContent.ShouldContain("one day after your tempo and two days before the half marathon");
        best.Select(item => item.QuerySelector("a")!.TextContent[..10]).ShouldBeUnique();
        (await mara.GetAsync(best[0].QuerySelector<IHtmlAnchorElement>("a")!.Href)).Heading.ShouldBe("Confirm your session");
    }

    [Fact]
    public async Task The_weeks_of_the_month_are_drawn_and_told_with_the_training_in_them()
    {
        var page = await (await site.App.SignInAsync("mara")).GetAsync("/times?massageType=swedish&minutes=60&month=2027-04");
        page.Document.QuerySelectorAll(".timeline svg[role=img]").Length.ShouldBe(4);
        var table = page.Document.QuerySelector(".timeline table")!.TextContent;
        table.ShouldContain("Half marathon");
        table.ShouldContain("Tempo");
        (await site.App.Visit().GetAsync("/times")).Document.QuerySelector(".timeline").ShouldBeNull();
    }

    [Fact]
    public async Task A_stranger_sees_no_ratings_but_where_to_get_them()
    {
        var page = await site.App.Visit().GetAsync("/times");
        page.Document.QuerySelectorAll("main .rating").ShouldBeEmpty();
        page.Document.QuerySelector("#fit").ShouldBeNull();
        page.Text.ShouldContain("Tell us about your running to see which days suit you.");
    }

    [Fact]
    public async Task Only_what_fits_well_enough_is_shown_where_that_is_wished_for()
    {
        var mara = await site.App.SignInAsync("mara");
        var page = await mara.GetAsync("/times?massageType=deep-tissue&minutes=60&fit=good&date=2027-04-14");
        page.Text.ShouldContain("No such time on Wednesday 14 April");
        page.Document.QuerySelectorAll("a.day").ShouldAllBe(day => day.TextContent.Contains("Ideal", StringComparison.Ordinal) || day.TextContent.Contains("Good", StringComparison.Ordinal));
        var all = await page.FollowLinkAsync("Show all times");
        all.Document.QuerySelectorAll("#times a.time").ShouldAllBe(time => time.TextContent.EndsWith("Avoid", StringComparison.Ordinal));
        all.Text.ShouldContain("Your tempo follows soon after: the massage itself needs time to recover from.");
        all.Text.ShouldContain("Next day that suits your training: Thu 15 Apr");

        var ideal = await mara.GetAsync("/times?massageType=deep-tissue&minutes=60&fit=ideal");
        ideal.Document.QuerySelectorAll("#times a.time").ShouldAllBe(time => time.TextContent.EndsWith("Ideal", StringComparison.Ordinal));
        ideal.Document.QuerySelector<IHtmlAnchorElement>("a[rel=next]")!.Search.ShouldContain("fit=ideal");
    }

    [Fact]
    public async Task By_fit_the_best_come_first()
    {
        var mara = await site.App.SignInAsync("mara");
        var page = await mara.GetAsync("/times?massageType=swedish&minutes=60&sort=fit&date=2027-04-06");
        var words = page.Document.QuerySelectorAll("#times a.time .rating").Select(rating => Enum.Parse<TimingRating>(rating.TextContent)).ToList();
        words.ShouldBe(words.Order());
        words.Distinct().Count().ShouldBeGreaterThan(1);
        page.Document.QuerySelectorAll("#times .times-part").Select(part => part.TextContent).ShouldBe(words.Distinct().Select(word => word.ToString()));
    }

    [Fact]
    public async Task A_blocked_time_is_told_but_is_no_link()
    {
        await using var app = new WebApp();
        await app.TrainsAsync("jonas", Runners.Race("Marathon", new LocalDate(2027, 4, 16), new LocalTime(9, 0), 42.2));
        var page = await (await app.SignInAsync("jonas")).GetAsync("/times?massageType=deep-tissue&minutes=45&date=2027-04-15");
        page.Document.QuerySelectorAll("#times a.time").ShouldBeEmpty();
        page.Document.QuerySelectorAll("#times .time-blocked").ShouldNotBeEmpty();
        page.Text.ShouldContain("It is too close to the marathon: deep work can leave legs heavy");
        Day(page, "2027-04-15").ShouldEndWith("no time for you, best: Blocked");
    }

    [Fact]
    public async Task Nonsense_in_the_choice_of_fit_shows_everything()
    {
        var page = await (await site.App.SignInAsync("mara")).GetAsync("/times?fit=<b>&sort=up");
        page.Status.ShouldBe(HttpStatusCode.OK);
        Walk.TimesOn(page).ShouldNotBeEmpty();
    }

    public async ValueTask InitializeAsync() => await site.App.TrainsAsync(
        "mara",
        Runners.Hard("Intervals", new LocalDate(2027, 4, 6), new LocalTime(18, 0)),
        Runners.Hard("Long run", new LocalDate(2027, 4, 11), new LocalTime(9, 0), 105),
        Runners.Hard("Tempo", new LocalDate(2027, 4, 14), new LocalTime(18, 0), 45),
        Runners.Race("Half marathon", new LocalDate(2027, 4, 17), new LocalTime(10, 0), 21.1, RacePriority.B));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string Day(VisitedPage page, string date) => string.Join(
        ' ',
        page.Document.QuerySelectorAll<IHtmlAnchorElement>("a.day").Single(day => day.Search.Contains(date, StringComparison.Ordinal)).TextContent
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
