using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Api;

public sealed class SessionListTests : ApiTest
{
    private const string Sessions = "/api/v1/sessions";

    [Fact]
    public async Task A_runner_sees_the_own_sessions_the_earliest_first()
    {
        var priya = await Site.SignInAsync("priya");
        var before = Ids(await priya.GetAsync(Sessions));
        var (late, early) = (await priya.BookAsync(from: "2027-05-10"), await priya.BookAsync(from: "2027-05-03"));
        var after = Ids(await priya.GetAsync(Sessions));
        after.Count.ShouldBe(before.Count + 2);
        after.IndexOf(Id(early)).ShouldBeLessThan(after.IndexOf(Id(late)));
    }

    [Fact]
    public async Task A_date_at_the_end_is_included_and_an_instant_is_not()
    {
        var jonas = await Site.SignInAsync("jonas");
        var session = await jonas.BookAsync(from: "2027-05-04", to: "2027-05-04");
        var start = Uri.EscapeDataString(session["start"]!.GetValue<string>());
        Ids(await jonas.GetAsync($"{Sessions}?from=2027-05-04&to=2027-05-04")).ShouldContain(Id(session));
        Ids(await jonas.GetAsync($"{Sessions}?from=2027-05-05")).ShouldNotContain(Id(session));
        Ids(await jonas.GetAsync($"{Sessions}?to=2027-05-03")).ShouldNotContain(Id(session));
        Ids(await jonas.GetAsync($"{Sessions}?from={start}")).ShouldContain(Id(session));
        Ids(await jonas.GetAsync($"{Sessions}?from=2027-05-04&to={start}")).ShouldNotContain(Id(session));
    }

    [Fact]
    public async Task A_therapist_sees_the_sessions_with_them_and_an_admin_all()
    {
        const string AllTime = $"{Sessions}?from=2026-01-01&to=2028-01-01";
        var elena = (await (await Site.SignInAsync("elena")).GetAsync(AllTime)).Json.AsArray();
        elena.ShouldNotBeEmpty();
        elena.ShouldAllBe(session => session!["therapistId"]!.GetValue<string>() == "elena" && session["runnerId"] != null);
        var sofia = await Site.SignInAsync("sofia");
        var all = (await sofia.GetAsync(AllTime)).Json.AsArray();
        all.Select(session => session!["therapistId"]!.GetValue<string>()).Distinct().Order().ShouldBe(["elena", "tom"]);
        Ids(await sofia.GetAsync($"{AllTime}&therapistId=tom")).Count
            .ShouldBe(all.Count(session => session!["therapistId"]!.GetValue<string>() == "tom"));
        Ids(await sofia.GetAsync($"{AllTime}&therapistId=nobody")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("from=yesterday", "from")]
    [InlineData("to=2027-05-04T10:00", "to")]
    [InlineData("from=2027-05-04&to=2027-05-03", "to")]
    [InlineData("therapistId=%00", "therapistId")]
    public async Task A_range_that_makes_no_sense_is_told_by_field(string query, string field) =>
        (await (await Site.SignInAsync("mara")).GetAsync($"{Sessions}?{query}")).ShouldBeProblem(400, "validation", field);

    private static List<string> Ids(ApiAnswer answer) => [.. answer.Json.AsArray().Select(session => Id(session!))];

    private static string Id(JsonNode session) => session["id"]!.GetValue<string>();
}
