using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using RunnerMassage.Scheduling.Booking;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Api;

public sealed class ProblemTests
{
    private const string Booking = """{"therapistId":"elena","massageType":"swedish","start":"2027-04-08T10:00:00+02:00","minutes":60}""";

    [Fact]
    public async Task A_path_or_method_that_is_not_there_is_a_problem_too()
    {
        await using var app = new WebApp();
        var mara = await ApiCaller.SignInAsync(app, "mara");
        (await ApiCaller.Stranger(app).GetAsync("/api/v1/nothing")).ShouldBeProblem(404, "not-found");
        (await mara.SendAsync(new HttpRequestMessage(HttpMethod.Delete, "/api/v1/sessions"))).ShouldBeProblem(405, "method-not-allowed")
            .Headers["Allow"].ShouldContain("POST");
    }

    [Fact]
    public async Task A_diary_that_is_busy_says_when_to_come_back()
    {
        await using var app = With(new BookingOutcome.Busy(Duration.FromMilliseconds(1500)));
        var answer = await (await ApiCaller.SignInAsync(app, "mara")).PostAsync("/api/v1/sessions", Booking);
        answer.ShouldBeProblem(503, "busy").Headers["Retry-After"].ShouldBe("2");
    }

    [Fact]
    public async Task A_key_whose_request_is_still_worked_on_says_so()
    {
        await using var app = With(new BookingOutcome.KeyInProgress());
        (await (await ApiCaller.SignInAsync(app, "mara")).PostAsync("/api/v1/sessions", Booking)).ShouldBeProblem(409, "key-in-progress");
    }

    [Fact]
    public async Task A_failure_of_ours_tells_nothing_of_our_insides()
    {
        await using var app = With(outcome: null);
        var answer = await (await ApiCaller.SignInAsync(app, "mara")).PostAsync("/api/v1/sessions", Booking);
        answer.ShouldBeProblem(500, "internal-error").Text.ShouldNotContain("diary on fire");
    }

    [Fact]
    public async Task A_body_larger_than_any_request_is_not_read()
    {
        await using var app = new WebApp();
        app.UseKestrel(0);
        var mara = await ApiCaller.SignInAsync(app, "mara");
        (await mara.PostAsync("/api/v1/sessions", $$"""{"note":"{{new string('x', 100_000)}}"}""")).ShouldBeProblem(413, "too-large");
    }

    [Fact]
    public async Task Somebody_who_asks_too_often_is_told_when_to_come_back()
    {
        await using var app = new WebApp();
        app.Settings["RateLimits:Enabled"] = "true";
        var stranger = ApiCaller.Stranger(app);
        var answer = await stranger.PostAsync("/api/v1/account/login", "{}", key: null);
        for (var i = 0; i < 1000 && answer.Status != 429; i++)
        {
            answer = await stranger.PostAsync("/api/v1/account/login", "{}", key: null);
        }

        answer.ShouldBeProblem(429, "too-many-requests").Headers.ShouldContainKey("Retry-After");
    }

    private static WebApp With(BookingOutcome? outcome) => new()
    {
        ConfigureServices = services => services.Replace(ServiceDescriptor.Singleton<IDiary>(new SetDiary(outcome))),
    };

    /// <summary>A diary whose answer is set beforehand; without one it breaks down.</summary>
    private sealed class SetDiary(BookingOutcome? outcome) : IDiary
    {
        public Task<BookingOutcome> DecideAsync(DiaryEntry entry, Func<DiaryFacts, Decision> decide, CancellationToken cancellationToken) =>
            Task.FromResult(outcome ?? throw new InvalidOperationException("diary on fire"));
    }
}
