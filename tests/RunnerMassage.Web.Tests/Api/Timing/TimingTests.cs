using System.Text.Json.Nodes;
using NodaTime;
using RunnerMassage.Scheduling.Timing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Api.Timing;

public sealed class TimingTests(ApiSite site) : IClassFixture<ApiSite>
{
    private const string Rate = "/api/v1/timing/rate";

    [Fact]
    public async Task A_reason_comes_with_code_sentence_and_effort()
    {
        var answer = await site.Stranger().PostAsync(
            Rate,
            """
            {"timeZone":"Europe/Berlin","efforts":[{"name":"Intervals","kind":"hard","start":"2027-04-13T18:00","end":"2027-04-13T19:15"},
              {"name":"Half marathon","kind":"race","start":"2027-04-18T10:00:00+02:00","distanceKm":21.1}],
             "checks":[{"massageType":"deep-tissue","start":"2027-04-15T12:00","minutes":60},{"massageType":"swedish","start":"2027-04-15T10:00:00Z","minutes":60}]}
            """,
            key: null);
        answer.Status.ShouldBe(200, answer.Text);
        answer.Json["results"]!.AsArray().Count.ShouldBe(2);
        foreach (var result in answer.Json["results"]!.AsArray())
        {
            result!["rating"]!.GetValue<string>().ShouldBe("Ideal");
            result["windows"]!.GetValue<int>().ShouldBe(2);
            var reasons = result["reasons"]!.AsArray();
            reasons.Select(reason => reason!["code"]!.GetValue<string>()).Order().ShouldBe(["POST_WINDOW", "PRE_RACE_WINDOW"]);
            reasons.Select(reason => reason!["effort"]!.GetValue<string>()).Order().ShouldBe(["Half marathon", "Intervals"]);
            reasons.ShouldAllBe(reason => reason!["message"]!.GetValue<string>().EndsWith('.'));
        }
    }

    [Fact]
    public async Task An_effort_without_a_time_of_day_counts_by_its_date()
    {
        var answer = await site.Stranger().PostAsync(
            Rate, """{"timeZone":"Europe/Berlin","efforts":[{"kind":"hard","start":"2027-04-13"}],"checks":[{"massageType":"deep-tissue","start":"2027-04-14T07:00","minutes":60}]}""", key: null);
        answer.Json["results"]![0]!["rating"]!.GetValue<string>().ShouldBe("Ideal", answer.Text);
    }

    [Theory]
    [InlineData("""{"timeZone":"Europe/Berlin","efforts":[{"kind":"hard","start":"2027-04-13","distanceKm":-1}],"checks":[]}""", "efforts[0].distanceKm")]
    [InlineData("""{"timeZone":"Europe/Berlin","efforts":[{"kind":"jog","start":"2027-04-13"}],"checks":[]}""", "efforts[0].kind")]
    [InlineData("""{"timeZone":"Europe/Berlin","efforts":[{"kind":"hard","start":"yesterday"}],"checks":[]}""", "efforts[0].start")]
    [InlineData("""{"timeZone":"Europe/Berlin","efforts":[{"kind":"hard","start":"2027-04-13T10:00","end":"2027-04-13T09:00"}],"checks":[]}""", "efforts[0].end")]
    [InlineData("""{"timeZone":"Europe/Atlantis","efforts":[],"checks":[]}""", "timeZone")]
    [InlineData("""{"timeZone":"Europe/Berlin","efforts":[]}""", "checks")]
    [InlineData("""{"timeZone":"Europe/Berlin","efforts":[],"checks":[{"massageType":"hot-stone","start":"2027-04-13T10:00","minutes":60}]}""", "checks")]
    [InlineData("""{"timeZone":"Europe/Berlin","efforts":[],"checks":[{"massageType":"swedish","start":"2027-04-13","minutes":60}]}""", "checks[0].start")]
    [InlineData("""{"timeZone":"Europe/Berlin","efforts":[],"checks":[{"massageType":"swedish","start":"2027-04-13T10:00","minutes":0}]}""", "checks[0].minutes")]
    [InlineData("""{"timeZone":"Europe/Berlin","profile":"bold","efforts":[],"checks":[]}""", "profile")]
    [InlineData("""{"timeZone":"Europe/Berlin","efforts":[],"sorenessReports":[{"level":11,"at":"2027-04-13T10:00"}],"checks":[]}""", "sorenessReports[0].level")]
    public async Task What_is_wrong_is_told_by_its_field(string body, string field) =>
        (await site.Stranger().PostAsync(Rate, body, key: null)).ShouldBeProblem(400, "validation", field);

    [Theory]
    [InlineData(Rate, """{"timeZone":"Europe/Berlin","efforts":[],"checks":[],"mood":"good"}""")]
    [InlineData(Rate, """{"timeZone":"Europe/Berlin","efforts":[{"kind":"hard","start":"2027-04-13","rating":"Ideal"}],"checks":[]}""")]
    [InlineData("/api/v1/timing/best-days", """{"timeZone":"Europe/Berlin","efforts":[],"massageType":"swedish","first":"2027-04-12","last":"2027-04-13","time":"12:00","minutes":60,"soreness":3}""")]
    [InlineData("/api/v1/slots/search", """{"massageType":"swedish","minutes":60,"from":"2027-04-12","to":"2027-04-13","runnerId":"mara"}""")]
    [InlineData("/api/v1/recommendations/massage-types", """{"complaint":"relax","age":30}""")]
    [InlineData("/api/v1/recommendations/frequency", """{"trainingDaysPerWeek":3,"weeklyKm":25,"age":30}""")]
    [InlineData("/api/v1/training/classify", """{"workout":{"watts":300}}""")]
    public async Task Unknown_members_are_refused(string path, string body) =>
        (await site.Stranger().PostAsync(path, body, key: null)).ShouldBeProblem(400, "validation");

    [Theory]
    [InlineData("""{"timeZone":"Europe/Berlin","efforts":[],"massageType":"swedish","first":"2027-04-13","last":"2027-04-12","time":"12:00","minutes":60}""", "last")]
    [InlineData("""{"timeZone":"Europe/Berlin","efforts":[],"massageType":"swedish","first":"2027-04-12","last":"2029-04-12","time":"12:00","minutes":60}""", "last")]
    [InlineData("""{"timeZone":"Europe/Berlin","efforts":[],"massageType":"swedish","first":"2027-04-12","last":"2027-04-13","time":"noon","minutes":60}""", "time")]
    [InlineData("""{"timeZone":"Europe/Berlin","efforts":[],"massageType":"hot-stone","first":"2027-04-12","last":"2027-04-13","time":"12:00","minutes":60}""", "massageType")]
    public async Task A_range_of_days_is_checked_too(string body, string field) =>
        (await site.Stranger().PostAsync("/api/v1/timing/best-days", body, key: null)).ShouldBeProblem(400, "validation", field);

    [Fact]
    public async Task A_search_is_rated_by_the_efforts_that_come_with_it_under_the_profile_asked_for()
    {
        const string Body = """
            {"massageType":"deep-tissue","minutes":60,"from":"2027-04-14","to":"2027-04-16","therapistId":"elena","profile":"cautious",
             "efforts":[{"name":"Tempo","kind":"hard","start":"2027-04-13T18:00","end":"2027-04-13T19:00"}],
             "sorenessReports":[{"level":6,"at":"2027-04-13T23:00"}]}
            """;
        var answer = await site.Stranger().PostAsync("/api/v1/slots/search", Body, key: null);
        answer.Status.ShouldBe(200, answer.Text);
        (answer.Json["profile"]!.GetValue<string>(), answer.Json["profileVersion"]!.GetValue<int>()).ShouldBe(("cautious", 1));
        var byDay = answer.Json["slots"]!.AsArray().GroupBy(slot => slot!["start"]!.GetValue<string>()[..10])
            .ToDictionary(day => day.Key, day => day.Select(slot => slot!["rating"]!.GetValue<string>()).Distinct().Order().ToList());
        byDay["2027-04-14"].ShouldBe(["Acceptable"]);
        byDay["2027-04-15"].ShouldBe(["Acceptable", "Ideal"]);
        byDay["2027-04-16"].ShouldBe(["Good"]);
    }

    [Fact]
    public async Task A_signed_in_runner_is_rated_by_their_own_training_and_a_stranger_not_at_all()
    {
        await using var app = new WebApp();
        await app.TrainsAsync("mara", Runners.Hard("Intervals", new LocalDate(2027, 4, 6), new LocalTime(18, 0)));
        var mara = await ApiCaller.SignInAsync(app, "mara");
        (await mara.SlotsAsync("deep-tissue", from: "2027-04-08", to: "2027-04-08")).ShouldAllBe(slot => slot!["rating"]!.GetValue<string>() == "Ideal");
        var stranger = await ApiCaller.Stranger(app).SlotsAsync("deep-tissue", from: "2027-04-08", to: "2027-04-08");
        stranger.ShouldAllBe(slot => slot!["rating"]!.GetValue<string>() == "Good" && slot["reasons"]!.AsArray().Count == 0);
    }

    [Fact]
    public async Task A_time_that_is_advised_against_needs_the_runners_word_and_keeps_its_reason()
    {
        await using var app = new WebApp();
        await app.TrainsAsync("mara", Runners.Race("Ten", new LocalDate(2027, 4, 9), new LocalTime(10, 0), 10));
        var mara = await ApiCaller.SignInAsync(app, "mara");
        var slot = (await mara.SlotsAsync("deep-tissue", from: "2027-04-08", to: "2027-04-08"))[0]!;
        slot["rating"]!.GetValue<string>().ShouldBe("Avoid");
        var booking = ApiCaller.Booking(slot, "deep-tissue");
        var refused = (await mara.PostAsync("/api/v1/sessions", booking)).ShouldBeProblem(422, "timing-avoid");
        refused.Json["detail"]!.GetValue<string>().ShouldContain("It is too close to the Ten");

        booking["acknowledgeAvoid"] = true;
        var booked = await mara.PostAsync("/api/v1/sessions", booking);
        booked.Status.ShouldBe(201, booked.Text);
        booked.Json["rating"]!.GetValue<string>().ShouldBe("Avoid");
        booked.Json["reasons"]![0]!["code"]!.GetValue<string>().ShouldBe("PRE_DEEP_TOO_CLOSE");

        await app.TrainsAsync("mara");
        (await mara.GetAsync(booked.Headers["Location"])).Json["reasons"]!.ToJsonString().ShouldBe(booked.Json["reasons"]!.ToJsonString());
    }

    [Fact]
    public async Task A_time_that_the_rules_block_is_refused_whatever_the_runner_says()
    {
        await using var app = new WebApp();
        await app.TrainsAsync("mara", Runners.Race("Marathon", new LocalDate(2027, 4, 9), new LocalTime(9, 0), 42.2, RacePriority.A));
        var mara = await ApiCaller.SignInAsync(app, "mara");
        var booking = ApiCaller.Booking((await mara.SlotsAsync("deep-tissue", from: "2027-04-08", to: "2027-04-08"))[0]!, "deep-tissue");
        booking["acknowledgeAvoid"] = true;
        (await mara.PostAsync("/api/v1/sessions", booking)).ShouldBeProblem(422, "timing-blocked");
        (await mara.GetAsync("/api/v1/sessions")).Text.ShouldNotContain("deep-tissue");
    }

    [Fact]
    public async Task A_move_to_a_time_that_is_advised_against_needs_the_word_too()
    {
        await using var app = new WebApp();
        await app.TrainsAsync("mara");
        var mara = await ApiCaller.SignInAsync(app, "mara");
        var session = await mara.BookAsync("deep-tissue", from: "2027-04-15");
        await app.TrainsAsync("mara", Runners.Race("Ten", new LocalDate(2027, 4, 9), new LocalTime(10, 0), 10));
        var start = (await mara.SlotsAsync("deep-tissue", from: "2027-04-08", to: "2027-04-08"))[0]!["start"]!.GetValue<string>();
        var path = $"/api/v1/sessions/{session["id"]!.GetValue<string>()}/reschedule";
        (await mara.PostAsync(path, new JsonObject { ["start"] = start }, ApiCaller.NewKey(), ("If-Match", "\"1\""))).ShouldBeProblem(422, "timing-avoid");
    }
}
