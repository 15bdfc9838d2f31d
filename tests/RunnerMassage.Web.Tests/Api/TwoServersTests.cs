using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using RunnerMassage.Data.Setup;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Api;

/// <summary>What must hold when several server processes share one database, and when one of them dies in the middle of its work.</summary>
public sealed class TwoServersTests(PostgreSqlServer postgres)
{
    private const string Sessions = "/api/v1/sessions";

    private static readonly string[] Runners = ["mara", "jonas", "priya"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task One_slot_is_sold_once_and_different_slots_are_all_sold(DatabaseProvider provider)
    {
        await using var clinic = await ClinicInProcesses.CreateAsync(provider, postgres, Cancelled);
        ServerProcess[] servers = [await clinic.StartAsync(), await clinic.StartAsync()];
        var tokens = await Task.WhenAll(Runners.Select(person => clinic.TokenAsync(servers[0], person)));
        ApiCaller[] callers = [.. from token in tokens from server in servers select clinic.Caller(server, token)];
        var times = await clinic.FreeTimesAsync(servers[0], 17);
        foreach (var caller in callers)
        {
            // A server's first booking compiles its code; what is raced here are servers at work, not their start.
            (await caller.PostAsync(Sessions, "{}")).ShouldBeProblem(400, "validation");
            (await caller.PostAsync(Sessions, Never(times[0]))).ShouldBeProblem(422, "not-offered");
        }

        // Fifty for one time: whoever comes first has it, and nobody hears anything but that it is taken.
        var race = await AllAtOnceAsync(callers, Enumerable.Repeat(times[16], 50));
        race.Count(answer => answer.Status == 201).ShouldBe(1, Told(race));
        race.Count(answer => answer is { Status: 409, Code: "slot-taken" }).ShouldBe(49, Told(race));

        // Sixteen for sixteen times of one therapist on one day: all get theirs.
        times.Take(16).Select(time => time["start"]!.GetValue<string>()[..10]).Distinct().ShouldHaveSingleItem();
        var day = await AllAtOnceAsync(callers, times.Take(16));
        day.Count(answer => answer.Status == 201).ShouldBe(16, Told(day));

        var booked = await BookedAsync(clinic.Caller(servers[1], await clinic.TokenAsync(servers[1], "sofia")), times);
        booked.Order(StringComparer.Ordinal).ShouldBe(times.Select(time => time["start"]!.GetValue<string>()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task What_a_killed_server_had_acknowledged_is_kept_and_nothing_is_booked_twice(DatabaseProvider provider)
    {
        const int BeforeTheEnd = 40;
        await using var clinic = await ClinicInProcesses.CreateAsync(provider, postgres, Cancelled);
        var server = await clinic.StartAsync();
        var tokens = await Task.WhenAll(Runners.Select(person => clinic.TokenAsync(server, person)));
        var admin = await clinic.TokenAsync(server, "sofia");
        var requests = (await clinic.FreeTimesAsync(server, 200))
            .Select((body, i) => new Request(tokens[i % tokens.Length], body, ApiCaller.NewKey())).ToList();

        var acknowledged = new ConcurrentDictionary<Request, string>();
        var count = 0;
        var waiting = new ConcurrentQueue<Request>(requests);
        var stream = Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            while (waiting.TryDequeue(out var request))
            {
                try
                {
                    var answer = await SendAsync(clinic, server, request);
                    answer.Status.ShouldBe(201, answer.Text);
                    acknowledged[request] = answer.Text;
                }
                catch (HttpRequestException)
                {
                    // The server is gone; whether this one was kept is what the retry must find out.
                    continue;
                }

                // Killed here and now, while the other seven wait for their answers: whoever is asked to do it later may come
                // when a busy machine has answered them all.
                if (Interlocked.Increment(ref count) == BeforeTheEnd)
                {
                    await server.KillAsync();
                }
            }
        }));
        await stream;
        acknowledged.Count.ShouldBeInRange(BeforeTheEnd, requests.Count - 1, "The server was not killed in the middle.");

        var next = await clinic.StartAsync();
        foreach (var request in requests)
        {
            var answer = await SendAsync(clinic, next, request);
            answer.Status.ShouldBe(201, answer.Text);
            if (acknowledged.TryGetValue(request, out var first))
            {
                answer.Text.ShouldBe(first);
                answer.Headers["Idempotency-Replayed"].ShouldBe("true");
            }
        }

        var booked = await BookedAsync(clinic.Caller(next, admin), [.. requests.Select(request => request.Body)]);
        booked.Count.ShouldBe(requests.Count);
        booked.Distinct(StringComparer.Ordinal).Count().ShouldBe(requests.Count);
    }

    private static Task<ApiAnswer> SendAsync(ClinicInProcesses clinic, ServerProcess server, Request request) =>
        clinic.Caller(server, request.Token).PostAsync(Sessions, request.Body.ToJsonString(), request.Key);

    private static async Task<IReadOnlyList<ApiAnswer>> AllAtOnceAsync(ApiCaller[] callers, IEnumerable<JsonObject> bodies)
    {
        var texts = bodies.Select(body => body.ToJsonString()).ToList();
        return await Task.WhenAll(texts.Select((body, i) => callers[i % callers.Length].PostAsync(Sessions, body)));
    }

    /// <summary>Starts of Elena's confirmed sessions in the days of these bookings, as an admin sees them.</summary>
    private static async Task<IReadOnlyList<string>> BookedAsync(ApiCaller admin, IReadOnlyList<JsonObject> bookings)
    {
        var days = bookings.Select(booking => booking["start"]!.GetValue<string>()[..10]).Order(StringComparer.Ordinal).ToList();
        var answer = await admin.GetAsync($"{Sessions}?from={days[0]}&to={days[^1]}&therapistId=elena");
        answer.Status.ShouldBe(200, answer.Text);
        return [.. answer.Json.AsArray().Select(session => session!["start"]!.GetValue<string>())];
    }

    private static JsonObject Never(JsonObject booking)
    {
        var never = booking.DeepClone().AsObject();
        never["start"] = "2099-01-01T00:00:00+01:00";
        return never;
    }

    private static string Told(IEnumerable<ApiAnswer> answers) =>
        string.Join(", ", answers.GroupBy(answer => $"{answer.Status} {answer.Code}").Select(group => $"{group.Count()} x {group.Key}"));

    private sealed record Request(string Token, JsonObject Body, string Key);
}
