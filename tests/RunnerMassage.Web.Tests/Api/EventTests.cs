using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Api;

public sealed class EventTests : ApiTest
{
    private const string Events = "/api/v1/events";

    [Fact]
    public async Task Every_change_is_one_event_in_order()
    {
        var (mara, sofia) = (await Site.SignInAsync("mara"), await Site.SignInAsync("sofia"));
        var seen = await LastAsync(sofia);
        var session = await mara.BookAsync();
        var id = session["id"]!.GetValue<string>();
        var target = (await mara.SlotsAsync(from: "2027-04-20", to: "2027-05-20"))[0]!;
        await mara.PostAsync($"/api/v1/sessions/{id}/reschedule", new { start = target["start"]!.GetValue<string>() });
        await mara.PostAsync($"/api/v1/sessions/{id}/cancel", body: null);
        await mara.PostAsync($"/api/v1/sessions/{id}/cancel", body: null);

        var events = (await sofia.GetAsync($"{Events}?after={seen}")).Json.AsArray();
        events.Select(change => change!["type"]!.GetValue<string>()).ShouldBe(["booked", "rescheduled", "cancelled"]);
        events.Select(change => change!["version"]!.GetValue<int>()).ShouldBe([1, 2, 3]);
        events.ShouldAllBe(change => change!["sessionId"]!.GetValue<string>() == id);
        events.Select(change => change!["id"]!.GetValue<long>()).ShouldBeInOrder();
        events[0]!.AsObject().Select(member => member.Key).ShouldBe(["id", "type", "sessionId", "version", "at"]);
        events[0]!["at"]!.GetValue<string>().ShouldBe("2027-04-06T09:00:00+02:00");
    }

    [Fact]
    public async Task A_page_of_events_goes_on_where_the_last_one_ended()
    {
        var (mara, sofia) = (await Site.SignInAsync("mara"), await Site.SignInAsync("sofia"));
        await mara.BookAsync();
        await mara.BookAsync();
        var all = (await sofia.GetAsync($"{Events}?limit=1000")).Json.AsArray();
        var first = (await sofia.GetAsync($"{Events}?limit=1")).Json.AsArray();
        var rest = (await sofia.GetAsync($"{Events}?after={first[0]!["id"]}&limit=1000")).Json.AsArray();
        (first.Count, rest.Count).ShouldBe((1, all.Count - 1));
        JsonNode.DeepEquals(first[0], all[0]).ShouldBeTrue();
    }

    [Theory]
    [InlineData("after=-1", "after")]
    [InlineData("after=soon", "after")]
    [InlineData("after=99999999999999999999", "after")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=1001", "limit")]
    public async Task A_query_that_makes_no_sense_is_told_by_field(string query, string field) =>
        (await (await Site.SignInAsync("sofia")).GetAsync($"{Events}?{query}")).ShouldBeProblem(400, "validation", field);

    [Theory]
    [InlineData("mara")]
    [InlineData("elena")]
    public async Task Events_are_for_admins(string person) =>
        (await (await Site.SignInAsync(person)).GetAsync(Events)).ShouldBeProblem(403, "forbidden");

    private static async Task<long> LastAsync(ApiCaller caller)
    {
        var last = 0L;
        while ((await caller.GetAsync($"{Events}?after={last}&limit=1000")).Json.AsArray() is { Count: > 0 } page)
        {
            last = page[^1]!["id"]!.GetValue<long>();
        }

        return last;
    }
}
