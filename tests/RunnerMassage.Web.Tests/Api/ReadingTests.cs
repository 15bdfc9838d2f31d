using System.Globalization;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Api;

public sealed class ReadingTests(ApiSite site) : IClassFixture<ApiSite>
{
    private const string Search = "/api/v1/slots?massageType=swedish&minutes=60&from=2027-04-08&to=2027-04-08";

    [Fact]
    public async Task Massage_types_tell_guidance_durations_prices_and_timing_class()
    {
        var types = (await site.Stranger().GetAsync("/api/v1/massage-types")).Json.AsArray();
        types.Select(type => type!["id"]!.GetValue<string>()).Order().ShouldBe(["active-release", "deep-tissue", "movement-assessment", "swedish"]);
        types.Single(type => type!["id"]!.GetValue<string>() == "movement-assessment")!["timingClass"]!.GetValue<string>().ShouldBe("none");
        var deep = types.Single(type => type!["id"]!.GetValue<string>() == "deep-tissue")!;
        deep["timingClass"]!.GetValue<string>().ShouldBe("deep");
        deep["guidance"]!.GetValue<string>().ShouldNotBeNullOrWhiteSpace();
        deep["currency"]!.GetValue<string>().ShouldBe("EUR");
        deep["durations"]!.AsArray().ShouldNotBeEmpty();
        deep["durations"]![0]!["minutes"]!.GetValue<int>().ShouldBePositive();
        deep["durations"]![0]!["price"]!.GetValue<decimal>().ShouldBePositive();
    }

    [Fact]
    public async Task One_massage_type_is_told_like_in_the_list()
    {
        var one = await site.Stranger().GetAsync("/api/v1/massage-types/swedish");
        one.Status.ShouldBe(200);
        one.Json["timingClass"]!.GetValue<string>().ShouldBe("light");
        (await site.Stranger().GetAsync("/api/v1/massage-types/hot-stone")).ShouldBeProblem(404, "not-found");
        (await site.Stranger().GetAsync($"/api/v1/massage-types/{new string('x', 101)}")).ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task Therapists_tell_what_they_may_give_today()
    {
        var therapists = (await site.Stranger().GetAsync("/api/v1/therapists")).Json.AsArray();
        therapists.Select(therapist => therapist!["id"]!.GetValue<string>()).ShouldBe(["elena", "tom"]);
        therapists[0]!["massageTypes"]!.AsArray().Select(type => type!.GetValue<string>()).ShouldBe(["active-release", "deep-tissue", "movement-assessment", "swedish"]);
        therapists[1]!["gender"]!.GetValue<string>().ShouldBe("male");
        therapists.ToJsonString().ShouldNotContain("userId", Case.Insensitive);
    }

    [Fact]
    public async Task Slots_are_neutral_in_the_clinics_offset_and_sorted()
    {
        var answer = await site.Stranger().GetAsync(Search.Replace("to=2027-04-08", "to=2027-04-09", StringComparison.Ordinal));
        answer.Status.ShouldBe(200, answer.Text);
        answer.Json["timeZone"]!.GetValue<string>().ShouldBe("Europe/Berlin");
        answer.Json["profile"]!.GetValue<string>().ShouldBe("article");
        answer.Json["profileVersion"]!.GetValue<int>().ShouldBe(1);
        var slots = answer.Json["slots"]!.AsArray();
        slots.Count.ShouldBeGreaterThan(10);
        slots[0]!.AsObject().Select(member => member.Key)
            .ShouldBe(["start", "end", "therapistId", "therapistName", "rating", "windows", "reasons"]);
        slots.ShouldAllBe(slot => slot!["rating"]!.GetValue<string>() == "Good" && slot["windows"]!.GetValue<int>() == 0
            && slot["reasons"]!.AsArray().Count == 0 && slot["start"]!.GetValue<string>().EndsWith(":00+02:00", StringComparison.Ordinal));
        slots.Select(slot => slot!["start"]!.GetValue<string>() + slot["therapistId"]!.GetValue<string>())
            .ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
        slots.ShouldAllBe(slot => Time(slot!["end"]!.GetValue<string>()) - Time(slot["start"]!.GetValue<string>()) == TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task A_signed_in_runners_own_sessions_are_left_out_of_the_search()
    {
        var mara = await site.SignInAsync("mara");
        var session = await mara.BookAsync(from: "2027-04-15", to: "2027-04-15");
        var start = session["start"]!.GetValue<string>();
        const string AnyTherapist = "/api/v1/slots?massageType=swedish&minutes=60&from=2027-04-15&to=2027-04-15&therapistId=tom";
        var overlapping = (await site.Stranger().GetAsync(AnyTherapist)).Json["slots"]!.AsArray()
            .Where(slot => Time(slot!["start"]!.GetValue<string>()) < Time(session["end"]!.GetValue<string>())
                && Time(slot["end"]!.GetValue<string>()) > Time(start)).ToList();
        var hers = (await mara.GetAsync(AnyTherapist)).Json["slots"]!.AsArray();
        hers.ShouldAllBe(slot => Time(slot!["start"]!.GetValue<string>()) >= Time(session["end"]!.GetValue<string>())
            || Time(slot["end"]!.GetValue<string>()) <= Time(start));
        hers.Count.ShouldBe((await site.Stranger().GetAsync(AnyTherapist)).Json["slots"]!.AsArray().Count - overlapping.Count);
    }

    [Theory]
    [InlineData("", "massageType minutes from to")]
    [InlineData("massageType=hot-stone&minutes=60&from=2027-04-08&to=2027-04-08", "massageType")]
    [InlineData("massageType=swedish&minutes=61&from=2027-04-08&to=2027-04-08", "minutes")]
    [InlineData("massageType=swedish&minutes=an+hour&from=2027-04-08&to=2027-04-08", "minutes")]
    [InlineData("massageType=swedish&minutes=60&from=8.4.2027&to=2027-02-30", "from to")]
    [InlineData("massageType=swedish&minutes=60&from=2027-04-08&to=2027-04-07", "to")]
    [InlineData("massageType=swedish&minutes=60&from=2027-04-01&to=2027-06-02", "to")]
    [InlineData("massageType=swedish&minutes=60&from=2027-04-08&to=2027-04-08&therapistId=nobody", "therapistId")]
    [InlineData("massageType=%00&minutes=60&from=2027-04-08&to=2027-04-08&therapistId=%00", "massageType therapistId")]
    public async Task A_search_that_makes_no_sense_is_told_by_field(string query, string fields) =>
        (await site.Stranger().GetAsync($"/api/v1/slots?{query}")).ShouldBeProblem(400, "validation", fields.Split(' '));

    [Fact]
    public async Task Sixty_two_days_can_be_searched_at_once() =>
        (await site.Stranger().GetAsync("/api/v1/slots?massageType=swedish&minutes=60&from=2027-04-01&to=2027-06-01")).Status.ShouldBe(200);

    [Fact]
    public async Task A_therapist_who_does_not_give_the_type_has_no_slots() =>
        (await site.Stranger().SlotsAsync("active-release", 30, therapist: "tom")).ShouldBeEmpty();

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
