using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Api;

public sealed class ChangingTests : ApiTest
{
    [Fact]
    public async Task A_session_moves_when_its_version_is_the_one_that_was_seen()
    {
        var mara = await Site.SignInAsync("mara");
        var session = await mara.BookAsync();
        var target = (await mara.SlotsAsync(from: "2027-04-20", to: "2027-05-20"))[0]!;
        var moved = await MoveAsync(mara, session, target, "\"1\"");
        moved.Status.ShouldBe(200, moved.Text);
        moved.Headers["ETag"].ShouldBe("\"2\"");
        moved.Json["version"]!.GetValue<int>().ShouldBe(2);
        moved.Json["start"]!.GetValue<string>().ShouldBe(target["start"]!.GetValue<string>());
        moved.Headers.ShouldNotContainKey("Location");

        var stale = (await MoveAsync(mara, session, session, "\"1\"")).ShouldBeProblem(412, "stale-version");
        stale.Json["refusals"]![0]!["currentVersion"]!.GetValue<int>().ShouldBe(2);
        (await CancelAsync(mara, session, "\"1\"")).ShouldBeProblem(412, "stale-version");
        (await CancelAsync(mara, session, "W/\"2\"")).ShouldBeProblem(412, "stale-version");
        (await CancelAsync(mara, session, "\"two\"")).ShouldBeProblem(412, "stale-version");
        (await CancelAsync(mara, session, "\"2\"")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Any_version_will_do_where_none_or_a_star_is_sent()
    {
        var mara = await Site.SignInAsync("mara");
        var session = await mara.BookAsync();
        var target = (await mara.SlotsAsync(from: "2027-04-20", to: "2027-05-20"))[0]!;
        (await MoveAsync(mara, session, target, ifMatch: null)).Status.ShouldBe(200);
        (await CancelAsync(mara, session, "*")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("\"1")]
    [InlineData("\"1\", \"2\"")]
    public async Task A_malformed_tag_is_told(string ifMatch)
    {
        var mara = await Site.SignInAsync("mara");
        var session = await mara.BookAsync();
        (await CancelAsync(mara, session, ifMatch)).ShouldBeProblem(400, "validation", "If-Match");
    }

    [Fact]
    public async Task A_moved_session_frees_its_old_time_and_only_when_the_new_one_is_kept()
    {
        var mara = await Site.SignInAsync("mara");
        var (first, second) = (await mara.BookAsync(), await mara.BookAsync());
        (await MoveAsync(mara, first, second, ifMatch: null)).ShouldBeProblem(409, "slot-taken");
        (await mara.GetAsync(PathOf(first))).Json["start"]!.GetValue<string>().ShouldBe(first["start"]!.GetValue<string>());

        var target = (await mara.SlotsAsync(from: "2027-05-03", to: "2027-05-20"))[0]!;
        (await MoveAsync(mara, first, target, ifMatch: null)).Status.ShouldBe(200);
        var date = first["start"]!.GetValue<string>()[..10];
        (await mara.SlotsAsync(from: date, to: date)).Select(slot => slot!["start"]!.GetValue<string>())
            .ShouldContain(first["start"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_session_can_move_to_another_therapist()
    {
        var mara = await Site.SignInAsync("mara");
        var session = await mara.BookAsync();
        var target = (await mara.SlotsAsync(from: "2027-04-08", to: "2027-05-20", therapist: "tom"))[0]!;
        var body = new { start = target["start"]!.GetValue<string>(), therapistId = "tom" };
        var moved = await mara.PostAsync($"{PathOf(session)}/reschedule", body);
        moved.Status.ShouldBe(200, moved.Text);
        moved.Json["therapistId"]!.GetValue<string>().ShouldBe("tom");
        moved.Json["roomId"]!.GetValue<string>().ShouldBe("room-2");
        (await mara.PostAsync($"{PathOf(session)}/reschedule", new { start = body.start, therapistId = "nobody" }))
            .ShouldBeProblem(400, "validation", "therapistId");
    }

    [Fact]
    public async Task A_cancelled_session_stays_cancelled()
    {
        var mara = await Site.SignInAsync("mara");
        var session = await mara.BookAsync();
        var key = ApiCaller.NewKey();
        var cancelled = await mara.PostAsync($"{PathOf(session)}/cancel", new { reason = "The race has been moved." }, key);
        cancelled.Status.ShouldBe(200, cancelled.Text);
        cancelled.Json["status"]!.GetValue<string>().ShouldBe("cancelled");
        cancelled.Headers["ETag"].ShouldBe("\"2\"");
        (await mara.PostAsync($"{PathOf(session)}/cancel", new { reason = "The race has been moved." }, key))
            .Headers["Idempotency-Replayed"].ShouldBe("true");
        (await CancelAsync(mara, session, ifMatch: null)).ShouldBeProblem(409, "not-confirmed");
        (await MoveAsync(mara, session, session, ifMatch: null)).ShouldBeProblem(409, "not-confirmed");
        (await mara.GetAsync(PathOf(session))).Json["status"]!.GetValue<string>().ShouldBe("cancelled");
    }

    [Fact]
    public async Task A_session_that_has_begun_can_not_be_changed()
    {
        await using var app = new WebApp();
        var mara = await ApiCaller.SignInAsync(app, "mara");
        var session = await mara.BookAsync();
        app.Clock.AdvanceDays(60);
        (await CancelAsync(mara, session, ifMatch: null)).ShouldBeProblem(409, "not-confirmed");
        (await MoveAsync(mara, session, session, ifMatch: null)).ShouldBeProblem(409, "not-confirmed");
    }

    [Fact]
    public async Task Changes_need_a_key_and_a_body_that_makes_sense()
    {
        var mara = await Site.SignInAsync("mara");
        var path = PathOf(await mara.BookAsync());
        (await mara.PostAsync($"{path}/cancel", body: null, key: null)).ShouldBeProblem(400, "idempotency-key-missing");
        (await mara.PostAsync($"{path}/reschedule", "{", key: null)).ShouldBeProblem(400, "idempotency-key-missing");
        (await mara.PostAsync($"{path}/cancel", new { because = "x" })).ShouldBeProblem(400, "validation", "because");
        (await mara.PostAsync($"{path}/cancel", new { reason = new string('x', 501) })).ShouldBeProblem(400, "validation", "reason");
        (await mara.PostAsync($"{path}/reschedule", new { })).ShouldBeProblem(400, "validation", "start");
        (await mara.PostAsync($"{path}/reschedule", new { start = "2027-04-20T10:00:00+02:00", minutes = 90 }))
            .ShouldBeProblem(400, "validation", "minutes");
    }

    [Fact]
    public async Task Another_runners_session_does_not_exist()
    {
        var (mara, jonas) = (await Site.SignInAsync("mara"), await Site.SignInAsync("jonas"));
        var session = await mara.BookAsync();
        (await jonas.GetAsync(PathOf(session))).ShouldBeProblem(404, "not-found");
        (await CancelAsync(jonas, session, ifMatch: null)).ShouldBeProblem(404, "not-found");
        (await MoveAsync(jonas, session, session, ifMatch: null)).ShouldBeProblem(404, "not-found");
        (await jonas.GetAsync("/api/v1/sessions")).Text.ShouldNotContain(session["id"]!.GetValue<string>());
        (await mara.GetAsync(PathOf(session))).Json["status"]!.GetValue<string>().ShouldBe("confirmed");
    }

    [Fact]
    public async Task Therapist_and_admin_see_who_the_runner_is_and_others_do_not_see_the_session()
    {
        var mara = await Site.SignInAsync("mara");
        var session = await mara.BookAsync();
        (await mara.GetAsync(PathOf(session))).Json.AsObject().ShouldNotContainKey("runnerId");
        foreach (var person in new[] { "elena", "sofia" })
        {
            (await (await Site.SignInAsync(person)).GetAsync(PathOf(session))).Json["runnerId"]!.GetValue<string>().ShouldNotBeNullOrEmpty();
        }

        (await (await Site.SignInAsync("tom")).GetAsync(PathOf(session))).ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task A_known_version_is_not_sent_again()
    {
        var mara = await Site.SignInAsync("mara");
        var path = PathOf(await mara.BookAsync());
        var seen = await mara.GetAsync(path);
        seen.Headers["ETag"].ShouldBe("\"1\"");
        var same = await mara.GetAsync(path, ("If-None-Match", "\"1\""));
        (same.Status, same.Text, same.Headers["ETag"]).ShouldBe((304, "", "\"1\""));
        (await mara.GetAsync(path, ("If-None-Match", "\"2\""))).Status.ShouldBe(200);
    }

    private static string PathOf(JsonNode session) => $"/api/v1/sessions/{session["id"]!.GetValue<string>()}";

    private static Task<ApiAnswer> MoveAsync(ApiCaller caller, JsonNode session, JsonNode target, string? ifMatch) => caller.PostAsync(
        $"{PathOf(session)}/reschedule", new { start = target["start"]!.GetValue<string>() }, ApiCaller.NewKey(), Match(ifMatch));

    private static Task<ApiAnswer> CancelAsync(ApiCaller caller, JsonNode session, string? ifMatch) =>
        caller.PostAsync($"{PathOf(session)}/cancel", body: null, ApiCaller.NewKey(), Match(ifMatch));

    private static (string, string)[] Match(string? ifMatch) => ifMatch is null ? [] : [("If-Match", ifMatch)];
}
