using NodaTime;
using NodaTime.Testing;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Scheduling.Tests.Availability;
using RunnerMassage.Scheduling.Timing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Scheduling.Tests;

public sealed class SchedulingServiceTests
{
    private static readonly Scene Clinic = new()
    {
        Therapists = [Scene.Offer("elena"), Scene.Offer("tom", to: 18 * 60) with { BufferMinutes = 30 }],
    };

    private readonly FakeDiary _diary = new(Clinic);
    private readonly FakeClock _clock = new(Clinic.Now);
    private readonly SchedulingService _service;

    public SchedulingServiceTests() => _service = new SchedulingService(_diary, _clock);

    [Fact]
    public async Task A_booking_holds_therapist_room_price_and_times_as_the_clinic_sets_them()
    {
        var session = (await Book("2027-04-05 08:15", note: "  left calf ")).ShouldBeOfType<BookingOutcome.Kept>().Session;
        session.ShouldSatisfyAllConditions(
            s => s.Version.ShouldBe(1),
            s => s.RunnerId.ShouldBe("mara"),
            s => s.TherapistId.ShouldBe("elena"),
            s => s.RoomId.ShouldBe("room-elena"),
            s => s.Start.ShouldBe(Clinic.At("2027-04-05 08:15")),
            s => s.End.ShouldBe(Clinic.At("2027-04-05 09:15")),
            s => s.BusyUntil.ShouldBe(Clinic.At("2027-04-05 09:30")),
            s => s.Date.ShouldBe(Scene.Monday),
            s => s.Price.ShouldBe(80m),
            s => s.Status.ShouldBe(SessionStatus.Confirmed),
            s => s.Rating.ShouldBe(TimingRating.Good),
            s => s.ScreeningOpen.ShouldBeTrue(),
            s => s.Note.ShouldBe("left calf"),
            s => s.BookedAt.ShouldBe(Clinic.Now));
    }

    [Fact]
    public async Task The_diary_is_told_who_asks_what_is_wanted_and_the_key()
    {
        var key = new IdempotencyKey("mara POST /sessions", "k", "hash", _ => new StoredAnswer(201, ""));
        await _service.BookAsync(Wish("2027-04-05 08:15") with { Idempotency = key }, TestContext.Current.CancellationToken);
        _diary.LastEntry.ShouldBe(new DiaryEntry
        {
            UserId = "mara",
            Wanted = new WantedTime(Clinic.At("2027-04-05 08:15"), "elena", "swedish"),
            Idempotency = key,
        });
    }

    [Fact]
    public async Task The_same_time_is_not_sold_twice()
    {
        await Book("2027-04-05 08:15");
        (await Book("2027-04-05 08:15", runner: "jonas")).ShouldBe([new Refusal.SlotTaken(BusyParty.Therapist)]);
        (await Book("2027-04-05 08:15", therapist: "tom")).ShouldBe([new Refusal.SlotTaken(BusyParty.Runner)]);
        (await Book("2027-04-05 08:15", therapist: "tom", runner: "jonas")).ShouldBeOfType<BookingOutcome.Kept>();
        _diary.Saved.ShouldBe(2);
    }

    [Fact]
    public async Task Everything_unknown_is_named_at_once()
    {
        (await _service.BookAsync(Wish("2027-04-05 08:15") with { MassageTypeId = "hot-stones", TherapistId = "nobody" }, TestContext.Current.CancellationToken))
            .ShouldBe([new Refusal.UnknownValue(RequestField.MassageType), new Refusal.UnknownValue(RequestField.TherapistId)]);
        (await _service.BookAsync(Wish("2027-04-05 08:15") with { Minutes = 61 }, TestContext.Current.CancellationToken))
            .ShouldBe([new Refusal.UnknownValue(RequestField.Minutes)]);
    }

    [Fact]
    public async Task A_move_takes_the_new_time_and_gives_up_the_old_one()
    {
        var session = await Booked("2027-04-05 08:15");
        var moved = (await Move(session.Id, "2027-04-06 10:00", therapist: "tom")).ShouldBeOfType<BookingOutcome.Kept>();
        moved.Change.ShouldBe(SessionChange.Rescheduled);
        moved.Session.ShouldSatisfyAllConditions(
            s => s.Version.ShouldBe(2),
            s => s.TherapistId.ShouldBe("tom"),
            s => s.RoomId.ShouldBe("room-tom"),
            s => s.End.ShouldBe(Clinic.At("2027-04-06 11:00")),
            s => s.BusyUntil.ShouldBe(Clinic.At("2027-04-06 11:30")),
            s => s.Date.ShouldBe(Scene.Monday.PlusDays(1)),
            s => s.RunnerId.ShouldBe("mara"));
        (await Book("2027-04-05 08:15", runner: "jonas")).ShouldBeOfType<BookingOutcome.Kept>();
    }

    [Fact]
    public async Task A_session_is_not_in_its_own_way_when_it_moves()
    {
        var session = await Booked("2027-04-05 08:15");
        (await Move(session.Id, "2027-04-05 08:30")).ShouldBeOfType<BookingOutcome.Kept>().Session.TherapistId.ShouldBe("elena");
    }

    [Fact]
    public async Task A_move_that_fails_leaves_the_old_time_as_it_was()
    {
        var session = await Booked("2027-04-05 08:15");
        await Book("2027-04-06 08:15", runner: "jonas");
        (await Move(session.Id, "2027-04-06 08:15")).ShouldBe([new Refusal.SlotTaken(BusyParty.Therapist)]);
        (await Move(session.Id, "2027-04-06 08:15", therapist: "nobody")).ShouldBe([new Refusal.UnknownValue(RequestField.TherapistId)]);
        var kept = _diary.Session(session.Id);
        (kept.Start, kept.Version, kept.Status).ShouldBe((Clinic.At("2027-04-05 08:15"), 1, SessionStatus.Confirmed));
    }

    [Fact]
    public async Task A_move_by_an_admin_goes_by_the_runners_own_sessions()
    {
        await Booked("2027-04-05 10:00");
        var session = await Booked("2027-04-05 08:15");
        (await _service.RescheduleAsync(
            new RescheduleSession { Viewer = new Viewer("sofia", null, IsAdmin: true), SessionId = session.Id, Start = Clinic.At("2027-04-05 10:00"), TherapistId = "tom" },
            TestContext.Current.CancellationToken)).ShouldBe([new Refusal.SlotTaken(BusyParty.Runner)]);
    }

    [Fact]
    public async Task A_cancelled_session_stays_and_its_time_is_free_again()
    {
        var session = await Booked("2027-04-05 08:15");
        var outcome = (await Cancel(session.Id, reason: " ill ")).ShouldBeOfType<BookingOutcome.Kept>();
        outcome.Change.ShouldBe(SessionChange.Cancelled);
        outcome.Session.ShouldSatisfyAllConditions(
            s => s.Status.ShouldBe(SessionStatus.Cancelled),
            s => s.CancelledAt.ShouldBe(Clinic.Now),
            s => s.CancelledLate.ShouldBeFalse(),
            s => s.CancelReason.ShouldBe("ill"),
            s => s.Start.ShouldBe(Clinic.At("2027-04-05 08:15")),
            s => s.Version.ShouldBe(2));
        (await Book("2027-04-05 08:15", runner: "jonas")).ShouldBeOfType<BookingOutcome.Kept>();
    }

    [Theory]
    [InlineData("2027-04-04 08:15", 0, false)]
    [InlineData("2027-04-04 08:15", 1, true)]
    [InlineData("2027-04-05 08:14", 0, true)]
    public async Task A_cancellation_is_late_from_just_after_the_limit_on(string now, int ticks, bool late)
    {
        var session = await Booked("2027-04-05 08:15");
        _clock.Reset(Clinic.At(now) + Duration.FromTicks(ticks));
        (await Cancel(session.Id)).ShouldBeOfType<BookingOutcome.Kept>().Session.CancelledLate.ShouldBe(late);
        SchedulingService.IsLateCancellation(session, 24, _clock.GetCurrentInstant()).ShouldBe(late);
    }

    [Fact]
    public async Task What_is_cancelled_or_has_begun_can_neither_be_moved_nor_cancelled()
    {
        var cancelled = await Booked("2027-04-05 08:15");
        await Cancel(cancelled.Id);
        (await Cancel(cancelled.Id)).ShouldBe([new Refusal.NotConfirmed(SessionStatus.Cancelled)]);
        (await Move(cancelled.Id, "2027-04-06 08:15")).ShouldBe([new Refusal.NotConfirmed(SessionStatus.Cancelled)]);

        var begun = await Booked("2027-04-05 08:15");
        _clock.Reset(begun.Start);
        (await Cancel(begun.Id)).ShouldBe([new Refusal.NotConfirmed(SessionStatus.Confirmed)]);
        (await Move(begun.Id, "2027-04-06 08:15")).ShouldBe([new Refusal.NotConfirmed(SessionStatus.Confirmed)]);
    }

    [Fact]
    public async Task A_version_that_is_not_the_current_one_is_stale()
    {
        var session = await Booked("2027-04-05 08:15");
        await Move(session.Id, "2027-04-06 08:15", version: 1);
        (await Move(session.Id, "2027-04-07 08:15", version: 1)).ShouldBe([new Refusal.StaleVersion(2)]);
        (await Cancel(session.Id, version: 1)).ShouldBe([new Refusal.StaleVersion(2)]);
        (await Cancel(session.Id, version: 2)).ShouldBeOfType<BookingOutcome.Kept>();
    }

    [Fact]
    public async Task Somebody_elses_session_is_not_there()
    {
        var session = await Booked("2027-04-05 08:15");
        var stranger = new Viewer("jonas", null, IsAdmin: false);
        (await Cancel(session.Id, viewer: stranger)).ShouldBeOfType<BookingOutcome.NotFound>();
        (await Move(session.Id, "2027-04-06 08:15", viewer: stranger)).ShouldBeOfType<BookingOutcome.NotFound>();
        (await Cancel(session.Id, viewer: new Viewer("t", "tom", IsAdmin: false))).ShouldBeOfType<BookingOutcome.NotFound>();
        (await Cancel("nothing")).ShouldBeOfType<BookingOutcome.NotFound>();
        (await Cancel(session.Id, viewer: new Viewer("e", "elena", IsAdmin: false))).ShouldBeOfType<BookingOutcome.Kept>();
    }

    private static BookSession Wish(string start) => new()
    {
        RunnerId = "mara",
        TherapistId = "elena",
        MassageTypeId = "swedish",
        Start = Clinic.At(start),
        Minutes = 60,
    };

    private Task<BookingOutcome> Book(string start, string runner = "mara", string therapist = "elena", string? note = null) =>
        _service.BookAsync(Wish(start) with { RunnerId = runner, TherapistId = therapist, Note = note }, TestContext.Current.CancellationToken);

    private async Task<MassageSession> Booked(string start) => (await Book(start)).ShouldBeOfType<BookingOutcome.Kept>().Session;

    private Task<BookingOutcome> Move(string id, string start, string? therapist = null, int? version = null, Viewer? viewer = null) =>
        _service.RescheduleAsync(
            new RescheduleSession
            {
                Viewer = viewer ?? new Viewer("mara", null, IsAdmin: false),
                SessionId = id,
                Start = Clinic.At(start),
                TherapistId = therapist,
                ExpectedVersion = version,
            },
            TestContext.Current.CancellationToken);

    private Task<BookingOutcome> Cancel(string id, string? reason = null, int? version = null, Viewer? viewer = null) =>
        _service.CancelAsync(
            new CancelSession { Viewer = viewer ?? new Viewer("mara", null, IsAdmin: false), SessionId = id, Reason = reason, ExpectedVersion = version },
            TestContext.Current.CancellationToken);
}

internal static class RefusalAssertions
{
    public static void ShouldBe(this BookingOutcome outcome, Refusal[] refusals) =>
        outcome.ShouldBeOfType<BookingOutcome.Refused>().Refusals.ShouldBe(refusals);
}
