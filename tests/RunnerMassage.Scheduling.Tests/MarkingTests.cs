using NodaTime;
using NodaTime.Testing;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Scheduling.Marks;
using RunnerMassage.Scheduling.Tests.Availability;
using Shouldly;
using Xunit;

namespace RunnerMassage.Scheduling.Tests;

/// <summary>Marks on their way through the service: who may set them, what they change, and what a marked session is closed to.</summary>
public sealed class MarkingTests
{
    private static readonly Scene Clinic = new() { Therapists = [Scene.Offer("elena"), Scene.Offer("tom")] };
    private static readonly Viewer Elena = new("e", "elena", IsAdmin: false);

    private readonly FakeDiary _diary = new(Clinic);
    private readonly FakeClock _clock = new(Clinic.Now);
    private readonly SchedulingService _service;

    public MarkingTests() => _service = new SchedulingService(_diary, _clock);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_day_s_work_is_arrived_undone_arrived_and_done()
    {
        var session = await BookedAsync();
        _clock.Reset(session.Start - Duration.FromMinutes(5));
        (await KeptAsync(session.Id, SessionMark.Arrived, version: 1)).ShouldBe((SessionStatus.Arrived, 2, SessionChange.Arrived, _clock.GetCurrentInstant()));
        _clock.AdvanceMinutes(1);
        (await KeptAsync(session.Id, SessionMark.Undo, version: 2)).ShouldBe((SessionStatus.Confirmed, 3, SessionChange.Reopened, null));
        _clock.AdvanceMinutes(10);
        (await KeptAsync(session.Id, SessionMark.Arrived, version: 3)).ShouldBe((SessionStatus.Arrived, 4, SessionChange.Arrived, _clock.GetCurrentInstant()));
        _clock.AdvanceMinutes(60);
        (await KeptAsync(session.Id, SessionMark.Done, version: 4)).ShouldBe((SessionStatus.Done, 5, SessionChange.Done, _clock.GetCurrentInstant()));
        _clock.AdvanceMinutes(10);
        (await MarkAsync(session.Id, SessionMark.Undo)).ShouldBe([new Refusal.TooLateToUndo(_clock.GetCurrentInstant())]);
    }

    [Fact]
    public async Task Only_who_runs_the_session_marks_it()
    {
        var session = await BookedAsync();
        _clock.Reset(session.Start);
        foreach (var stranger in (Viewer[])[new("mara", null, IsAdmin: false), new("t", "tom", IsAdmin: false), new("jonas", null, IsAdmin: false)])
        {
            (await MarkAsync(session.Id, SessionMark.Done, stranger)).ShouldBeOfType<BookingOutcome.NotFound>();
        }

        (await MarkAsync("nothing", SessionMark.Done)).ShouldBeOfType<BookingOutcome.NotFound>();
        (await MarkAsync(session.Id, SessionMark.NoShow, new Viewer("sofia", null, IsAdmin: true))).ShouldBeOfType<BookingOutcome.Kept>();
    }

    [Fact]
    public async Task A_tap_on_an_old_page_changes_nothing()
    {
        var session = await BookedAsync();
        _clock.Reset(session.Start);
        await KeptAsync(session.Id, SessionMark.Done, version: 1);
        (await MarkAsync(session.Id, SessionMark.NoShow, version: 1)).ShouldBe([new Refusal.StaleVersion(2)]);
        _diary.Session(session.Id).Status.ShouldBe(SessionStatus.Done);
    }

    [Theory]
    [InlineData(SessionMark.Arrived, SessionStatus.Arrived)]
    [InlineData(SessionMark.Done, SessionStatus.Done)]
    [InlineData(SessionMark.NoShow, SessionStatus.NoShow)]
    public async Task A_marked_session_can_be_neither_moved_nor_cancelled_and_keeps_its_time(SessionMark mark, SessionStatus status)
    {
        var session = await BookedAsync();
        _clock.Reset(mark == SessionMark.Arrived ? session.Start - Duration.FromMinutes(30) : session.Start);
        await MarkAsync(session.Id, mark);
        (await _service.CancelAsync(new CancelSession { Viewer = Elena, SessionId = session.Id }, Cancelled)).ShouldBe([new Refusal.NotConfirmed(status)]);
        (await _service.RescheduleAsync(
            new RescheduleSession { Viewer = Elena, SessionId = session.Id, Start = session.Start + Duration.FromDays(1) }, Cancelled))
            .ShouldBe([new Refusal.NotConfirmed(status)]);
        _clock.Reset(Clinic.Now);
        (await _service.BookAsync(Wish() with { RunnerId = "jonas" }, Cancelled)).ShouldBe([new Refusal.SlotTaken(BusyParty.Therapist)]);
    }

    private static BookSession Wish() => new()
    {
        RunnerId = "mara",
        TherapistId = "elena",
        MassageTypeId = "swedish",
        Start = Clinic.At("2027-04-05 08:15"),
        Minutes = 60,
    };

    private async Task<MassageSession> BookedAsync() =>
        (await _service.BookAsync(Wish(), Cancelled)).ShouldBeOfType<BookingOutcome.Kept>().Session;

    private Task<BookingOutcome> MarkAsync(string id, SessionMark mark, Viewer? viewer = null, int? version = null) => _service.MarkAsync(
        new MarkSession { Viewer = viewer ?? Elena, SessionId = id, Mark = mark, ExpectedVersion = version }, Cancelled);

    private async Task<(SessionStatus Status, int Version, SessionChange Change, Instant? MarkedAt)> KeptAsync(string id, SessionMark mark, int version)
    {
        var kept = (await MarkAsync(id, mark, version: version)).ShouldBeOfType<BookingOutcome.Kept>();
        return (kept.Session.Status, kept.Session.Version, kept.Change, kept.Session.MarkedAt);
    }
}
