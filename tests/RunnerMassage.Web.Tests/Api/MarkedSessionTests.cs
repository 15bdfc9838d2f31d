using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Scheduling.Marks;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Api;

/// <summary>What programs see of a session that its therapist has marked.</summary>
public sealed class MarkedSessionTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Status_and_events_have_words_for_every_mark_and_a_marked_session_stays_as_it_is()
    {
        await using var app = new WebApp();
        var (mara, sofia) = (await ApiCaller.SignInAsync(app, "mara"), await ApiCaller.SignInAsync(app, "sofia"));
        var session = await mara.BookAsync();
        var id = session["id"]!.GetValue<string>();
        var start = NodaTime.Text.OffsetDateTimePattern.ExtendedIso.Parse(session["start"]!.GetValue<string>()).Value.ToInstant();
        app.Clock.Reset(start);
        await ShouldBecomeAsync(SessionMark.Arrived, "arrived");
        await ShouldBecomeAsync(SessionMark.Undo, "confirmed");
        await ShouldBecomeAsync(SessionMark.NoShow, "no-show");
        await ShouldBecomeAsync(SessionMark.Undo, "confirmed");
        await ShouldBecomeAsync(SessionMark.Done, "done");
        var events = (await sofia.GetAsync("/api/v1/events?limit=1000")).Json.AsArray().Where(change => change!["sessionId"]!.GetValue<string>() == id);
        events.Select(change => change!["type"]!.GetValue<string>()).ShouldBe(["booked", "arrived", "reopened", "no-show", "reopened", "done"]);

        // The token has not ended by the app's clock of today, only by the session's: the refusal is about the session.
        (await mara.PostAsync($"/api/v1/sessions/{id}/cancel", body: null)).ShouldBeProblem(409, "not-confirmed");
        (await mara.PostAsync($"/api/v1/sessions/{id}/reschedule", new { start = "2027-05-20T10:00:00+02:00" })).ShouldBeProblem(409, "not-confirmed");

        async Task ShouldBecomeAsync(SessionMark mark, string status)
        {
            var request = new MarkSession { Viewer = new Viewer("e", "elena", IsAdmin: false), SessionId = id, Mark = mark };
            (await app.WithAsync<SchedulingService, BookingOutcome>(service => service.MarkAsync(request, Cancelled))).ShouldBeOfType<BookingOutcome.Kept>();
            (await mara.GetAsync($"/api/v1/sessions/{id}")).Json["status"]!.GetValue<string>().ShouldBe(status);
        }
    }
}
