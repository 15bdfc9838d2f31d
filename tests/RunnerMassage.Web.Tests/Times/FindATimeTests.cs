using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RunnerMassage.Data.Availability;
using RunnerMassage.Scheduling.Availability;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Times;

public sealed class FindATimeTests(SharedSite site) : IClassFixture<SharedSite>
{
    [Fact]
    public async Task A_stranger_sees_the_month_and_the_first_free_day_of_the_first_type()
    {
        var app = site.App;
        var page = await app.Visit().GetAsync("/times");
        page.Status.ShouldBe(HttpStatusCode.OK);
        Chosen(page, "massageType").ShouldBe("swedish");
        Chosen(page, "minutes").ShouldBe("60");
        page.Document.GetElementById("month-name")!.TextContent.ShouldBe("April 2027");
        page.Document.GetElementById("times-of")!.TextContent.ShouldBe("Tuesday 6 April");
        page.Document.QuerySelector(".day-today")!.TextContent.ShouldContain("6");
        Walk.TimesOn(page).ShouldNotBeEmpty();
        page.Document.QuerySelectorAll("a[rel=prev]").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_count_of_a_day_is_the_number_of_its_times_and_each_of_them_can_be_booked()
    {
        var app = site.App;
        var visitor = app.Visit();
        var page = await visitor.GetAsync("/times?massageType=deep-tissue&minutes=45");
        foreach (var day in page.Document.QuerySelectorAll<IHtmlAnchorElement>("a.day").Skip(1).Take(4).ToList())
        {
            var words = Spaced(day.TextContent);
            words.ShouldMatch(@"^\w+day \d+ April, \d+ free times?$");
            var times = await visitor.GetAsync(day.Href);
            words.ShouldContain($", {Walk.TimesOn(times).Count} free");
            times.Document.GetElementById("times-of")!.TextContent.ShouldBe(words[..words.IndexOf(',', StringComparison.Ordinal)]);
            var confirm = await visitor.GetAsync(Walk.TimesOn(times)[^1]);
            confirm.Heading.ShouldBe("Confirm your session");
        }
    }

    [Fact]
    public async Task Any_therapist_means_that_each_time_names_who_would_give_it()
    {
        var app = site.App;
        var page = await app.Visit().GetAsync("/times?massageType=swedish&minutes=60&date=2027-04-08");
        var names = page.Document.QuerySelectorAll("#times .time-who").Select(who => who.TextContent).Distinct().ToList();
        names.ShouldBe(["Elena Brandt", "Tom Achter"], ignoreOrder: true);
        Walk.ClockTimesOn(page).ShouldBeUnique();
    }

    [Theory]
    [InlineData("female", "Elena Brandt")]
    [InlineData("male", "Tom Achter")]
    public async Task A_preference_leaves_only_those_who_fit(string gender, string name)
    {
        var app = site.App;
        var page = await app.Visit().GetAsync($"/times?gender={gender}&date=2027-04-08");
        page.Document.QuerySelectorAll("#times .time-who").Select(who => who.TextContent).Distinct().ShouldBe([name]);
        Chosen(page, "gender").ShouldBe(gender);
    }

    [Theory]
    [InlineData("massageType=nonsense&minutes=45", "not on our list")]
    [InlineData("massageType=active-release&minutes=90", "not offered for 90 minutes; these are times for 60 minutes")]
    [InlineData("massageType=deep-tissue&minutes=abc", "not a number")]
    [InlineData("massageType=deep-tissue&minutes=-99999999999999999999", "not a number")]
    [InlineData("therapistId=nobody&minutes=45", "not with us")]
    [InlineData("therapistId=tom&massageType=active-release&minutes=45", "Tom Achter does not give Active Release")]
    [InlineData("gender=purple&minutes=45", "not known")]
    [InlineData("gender=male&therapistId=elena&minutes=45", "You chose Elena Brandt")]
    [InlineData("month=2027-13&minutes=45", "month cannot be read")]
    [InlineData("month=0000-00&minutes=45", "month cannot be read")]
    [InlineData("month=2019-01&minutes=45", "January 2019 is past")]
    [InlineData("month=9998-12&minutes=45", "Nobody can be booked in December 9998 yet")]
    [InlineData("date=2027-02-30&minutes=45", "date cannot be read")]
    [InlineData("date=2027-04-01&minutes=45", "Thursday 1 April 2027 is past")]
    [InlineData("date=9999-12-31&minutes=45", "cannot be shown")]
    [InlineData("date=-9998-01-01&minutes=45", "")]
    [InlineData("month=2027-05&date=2027-04-09&minutes=45", "cannot be shown")]
    public async Task What_cannot_be_had_is_said_and_everything_else_is_kept(string query, string notice)
    {
        var app = site.App;
        var page = await app.Visit().GetAsync("/times?" + query);
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Document.QuerySelector("main .alert-info")!.TextContent.ShouldContain(notice);
        Walk.TimesOn(page).ShouldNotBeEmpty();
        if (query.Contains("minutes=45", StringComparison.Ordinal))
        {
            Chosen(page, "minutes").ShouldBe("45");
        }
    }

    [Fact]
    public async Task The_months_lead_up_to_the_horizon_and_no_further()
    {
        var app = site.App;
        var visitor = app.Visit();
        var page = await visitor.GetAsync("/times");
        var months = new List<string>();
        while (page.Document.QuerySelector<IHtmlAnchorElement>("a[rel=next]") is { } next)
        {
            page = await visitor.GetAsync(next.Href);
            page.Text.ShouldNotContain("cannot");
            months.Add(page.Document.GetElementById("month-name")!.TextContent);
            page.Document.QuerySelector("a[rel=prev]").ShouldNotBeNull();
        }

        // 84 days from 6 April 2027 end on 29 June.
        months.ShouldBe(["May 2027", "June 2027"]);
        page.Document.QuerySelectorAll("a.day")[^1].TextContent.ShouldContain("29");
    }

    [Fact]
    public async Task A_day_without_a_free_time_offers_the_next_free_day_and_the_other_therapist()
    {
        var app = site.App;
        var visitor = app.Visit();
        var page = await visitor.GetAsync("/times?therapistId=elena&date=2027-04-10");
        page.Text.ShouldContain("No free time on Saturday 10 April");
        var next = await page.FollowLinkAsync("Next free day: Mon 12 Apr");
        next.Document.GetElementById("times-of")!.TextContent.ShouldBe("Monday 12 April");
        Chosen(next, "therapistId").ShouldBe("elena");
        var other = await page.FollowLinkAsync("Tom Achter has");
        other.Document.GetElementById("times-of")!.TextContent.ShouldBe("Saturday 10 April");
        Chosen(other, "therapistId").ShouldBe("tom");
    }

    [Fact]
    public async Task A_month_without_a_free_time_offers_the_next_free_day()
    {
        await using var app = new WebApp();
        await app.WithAsync<Data.RunnerMassageContext, int>(async context =>
        {
            foreach (var therapist in context.Therapists.ToList())
            {
                therapist.Exceptions.AddRange(Enumerable.Range(1, 31).Select(day => new AvailabilityException { Date = new LocalDate(2027, 5, day) }));
            }

            return await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        var page = await app.Visit().GetAsync("/times?month=2027-05");
        page.Text.ShouldContain("No free time in May 2027");
        (await page.FollowLinkAsync("Next free day: Tue 1 Jun")).Document.GetElementById("times-of")!.TextContent.ShouldBe("Tuesday 1 June");
    }

    [Fact]
    public async Task A_runners_own_sessions_are_in_the_way_of_all_therapists()
    {
        await using var app = new WebApp();
        var mara = await app.SignInAsync("mara");
        var start = await Walk.FreeStartAsync(mara, "elena", "2027-04-15", index: 12);
        await Walk.BookAsync(mara, "elena", start);

        var mine = await mara.GetAsync("/times?date=2027-04-15");
        var others = await app.Visit().GetAsync("/times?date=2027-04-15");
        var clock = Berlin(start);
        Walk.ClockTimesOn(mine).ShouldNotContain(clock);
        Walk.ClockTimesOn(others).ShouldContain(clock);
    }

    [Fact]
    public async Task A_search_loads_its_facts_once_and_the_page_is_light()
    {
        var reader = new CountedLoads();
        await using var app = new WebApp
        {
            ConfigureServices = services => services.AddScoped<IAvailabilityReader>(provider => reader.Around(provider.GetRequiredService<AvailabilityReader>())),
        };
        var page = await app.Visit().GetAsync("/times?date=2027-04-08");
        Walk.TimesOn(page).ShouldNotBeEmpty();
        reader.Loads.ShouldBe(1);
        (await page.Response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length.ShouldBeLessThan(30_000);
    }

    [Fact]
    public async Task Times_that_the_clock_shows_twice_tell_their_offset_and_those_it_skips_are_not_offered()
    {
        await using var app = new WebApp { Clock = new(Instant.FromUtc(2027, 10, 20, 7, 0)) };
        await app.WithAsync<Data.RunnerMassageContext, int>(async context =>
        {
            var elena = context.Therapists.Single(therapist => therapist.Id == "elena");
            elena.Exceptions.Add(new AvailabilityException { Date = new LocalDate(2027, 10, 31), StartMinute = 0, EndMinute = 6 * 60 });
            return await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        var page = await app.Visit().GetAsync("/times?therapistId=elena&date=2027-10-31");
        Walk.ClockTimesOn(page).ShouldContain("02:00 (UTC+2)");
        Walk.ClockTimesOn(page).ShouldContain("02:00 (UTC+1)");
        Walk.ClockTimesOn(page).ShouldContain("03:00");

        var second = await app.Visit().GetAsync(Walk.ConfirmAddress("elena", Instant.FromUtc(2027, 10, 31, 1, 0)));
        second.Text.ShouldContain("Sunday 31 October 2027, 02:00 (UTC+1)–03:00");
        second.Text.ShouldContain("Berlin time (CET)");
    }

    private static string? Chosen(VisitedPage page, string select) => page.Document.QuerySelector<IHtmlSelectElement>($"#{select}")!.Value;

    private static string Berlin(Instant start) =>
        start.InZone(DateTimeZoneProviders.Tzdb["Europe/Berlin"]).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static string Spaced(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private sealed class CountedLoads
    {
        public int Loads { get; private set; }

        public IAvailabilityReader Around(IAvailabilityReader reader) => new Reader(this, reader);

        private sealed class Reader(CountedLoads counter, IAvailabilityReader reader) : IAvailabilityReader
        {
            public Task<AvailabilityFacts?> LoadAsync(AvailabilityRequest request, CancellationToken cancellationToken)
            {
                counter.Loads++;
                return reader.LoadAsync(request, cancellationToken);
            }
        }
    }
}
