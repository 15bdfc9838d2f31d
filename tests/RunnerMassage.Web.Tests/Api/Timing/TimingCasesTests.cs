using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Api.Timing;

/// <summary>The acceptance cases of the timing rules, asked over HTTP.</summary>
public sealed class TimingCasesTests(ApiSite site) : IClassFixture<ApiSite>
{
    private static readonly JsonArray Cases = JsonNode.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Api", "Timing", "timing-cases.json")))!.AsArray();

    [Theory]
    [InlineData("article")]
    [InlineData("cautious")]
    public async Task Every_time_is_rated_as_its_case_says(string profile)
    {
        var stranger = site.Stranger();
        var (wrong, count) = (new List<string>(), 0);
        foreach (var (@case, check) in Cases.SelectMany(@case => @case!["checks"]!.AsArray().Select(check => (@case, check!))))
        {
            var answer = await stranger.PostAsync("/api/v1/timing/rate", RateBody(@case, check, profile), key: null);
            answer.Status.ShouldBe(200, answer.Text);
            var got = answer.Json["results"]!.AsArray().ShouldHaveSingleItem()!;
            var expected = check["expected"]![profile]!;
            count++;
            if (Text(got["rating"]) != Text(expected["rating"]) || got["windows"]!.GetValue<int>() != expected["windows"]!.GetValue<int>())
            {
                wrong.Add($"{Text(@case["situation"])}, {Text(check["start"])}: {got.ToJsonString()} instead of {expected.ToJsonString()}");
            }
        }

        wrong.ShouldBeEmpty();
        count.ShouldBeGreaterThan(30);
    }

    [Theory]
    [InlineData("article")]
    [InlineData("cautious")]
    public async Task The_best_days_are_those_of_every_case(string profile)
    {
        var stranger = site.Stranger();
        var count = 0;
        foreach (var (@case, best) in Cases.SelectMany(@case => @case!["bestDays"]!.AsArray().Select(best => (@case, best!))))
        {
            var body = new JsonObject
            {
                ["timeZone"] = @case["timeZone"]!.DeepClone(),
                ["profile"] = profile,
                ["efforts"] = @case["efforts"]!.DeepClone(),
                ["massageType"] = best["massageType"]!.DeepClone(),
                ["first"] = best["first"]!.DeepClone(),
                ["last"] = best["last"]!.DeepClone(),
                ["time"] = best["time"]!.DeepClone(),
                ["minutes"] = best["minutes"]!.DeepClone(),
            };
            var answer = await stranger.PostAsync("/api/v1/timing/best-days", body.ToJsonString(), key: null);
            answer.Status.ShouldBe(200, answer.Text);
            var expected = best["expected"]![profile]!;
            Text(answer.Json["rating"]).ShouldBe(Text(expected["rating"]), Text(@case["situation"]));
            JsonNode.DeepEquals(answer.Json["bestDays"], expected["days"]).ShouldBeTrue($"{Text(@case["situation"])}: {answer.Text}");
            JsonNode.DeepEquals(answer.Json["byDay"], expected["byDay"]).ShouldBeTrue($"{Text(@case["situation"])}: {answer.Text}");
            count++;
        }

        count.ShouldBeGreaterThan(3);
    }

    private static string RateBody(JsonNode @case, JsonNode check, string profile)
    {
        var body = new JsonObject
        {
            ["timeZone"] = @case["timeZone"]!.DeepClone(),
            ["profile"] = profile,
            ["efforts"] = @case["efforts"]!.DeepClone(),
            ["checks"] = new JsonArray(new JsonObject
            {
                ["massageType"] = check["massageType"]!.DeepClone(),
                ["start"] = check["start"]!.DeepClone(),
                ["minutes"] = check["minutes"]!.DeepClone(),
                ["firstTimeDeep"] = check["firstTimeDeep"]?.DeepClone() ?? false,
            }),
        };
        if (check["soreness"] is { } soreness)
        {
            body["sorenessReports"] = new JsonArray(soreness.DeepClone());
        }

        if (check["otherMassages"] is { } others)
        {
            body["otherSessions"] = others.DeepClone();
        }

        return body.ToJsonString();
    }

    private static string Text(JsonNode? node) => node!.GetValue<string>();
}
