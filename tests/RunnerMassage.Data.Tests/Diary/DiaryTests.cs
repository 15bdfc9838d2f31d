using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;
using static RunnerMassage.Data.Tests.Diary.BusyClinic;

namespace RunnerMassage.Data.Tests.Diary;

/// <summary>Many runners at once, on one server process and on two.</summary>
public abstract class DiaryTests : IAsyncLifetime
{
    private BusyClinic _clinic = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected abstract Task<TestDatabase> CreateDatabaseAsync();

    public async ValueTask InitializeAsync() => _clinic = await OpenAsync(await CreateDatabaseAsync());

    public async ValueTask DisposeAsync()
    {
        await _clinic.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Of_fifty_runners_who_want_one_slot_one_gets_it(int nodes)
    {
        var services = _clinic.Schedulings(nodes);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(i =>
            services[i % nodes].BookAsync(Request(i, At(60)), Cancellation)));

        outcomes.Count(outcome => outcome is BookingOutcome.Kept).ShouldBe(1);
        outcomes.OfType<BookingOutcome.Refused>().SelectMany(refused => refused.Refusals)
            .ShouldBe(Enumerable.Repeat<Refusal>(new Refusal.SlotTaken(BusyParty.Therapist), 49));
        (await SessionsAsync()).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Sixteen_runners_who_want_sixteen_slots_of_one_day_all_get_theirs(int nodes)
    {
        var services = _clinic.Schedulings(nodes);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(i =>
            services[i % nodes].BookAsync(Request(i, At(i * 45)), Cancellation)));

        outcomes.ShouldAllBe(outcome => outcome is BookingOutcome.Kept);
        (await SessionsAsync()).Select(session => session.Start).ShouldBe(Enumerable.Range(0, 16).Select(i => At(i * 45)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_room_that_two_therapists_share_is_given_to_one_of_them(int nodes)
    {
        var services = _clinic.Schedulings(nodes);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            services[i % nodes].BookAsync(Request(i, At(60), i % 4 < 2 ? "anna" : "cleo"), Cancellation)));

        var kept = outcomes.OfType<BookingOutcome.Kept>().ShouldHaveSingleItem().Session;
        outcomes.OfType<BookingOutcome.Refused>().SelectMany(refused => refused.Refusals).ShouldAllBe(
            refusal => refusal == new Refusal.SlotTaken(BusyParty.Therapist) || refusal == new Refusal.SlotTaken(BusyParty.Room));
        outcomes.Length.ShouldBe(20);
        kept.RoomId.ShouldBe("room-1");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_runner_is_in_one_place_at_a_time(int nodes)
    {
        var services = _clinic.Schedulings(nodes);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            services[i % nodes].BookAsync(Request(runner: 7, At(60), i % 2 == 0 ? "anna" : "ben"), Cancellation)));

        outcomes.Count(outcome => outcome is BookingOutcome.Kept).ShouldBe(1);
    }

    [Fact]
    public async Task A_request_for_what_does_not_exist_is_refused_field_by_field()
    {
        var service = _clinic.Scheduling();

        Refusals(await service.BookAsync(Request(1, At(0), "nobody", type: "hot-stone"), Cancellation)).ShouldBe(
            [new Refusal.UnknownValue(RequestField.MassageType), new Refusal.UnknownValue(RequestField.TherapistId)]);
        Refusals(await service.BookAsync(Request(1, At(0), minutes: 37), Cancellation))
            .ShouldBe([new Refusal.UnknownValue(RequestField.Minutes)]);
        Refusals(await service.BookAsync(Request(1, At(0), "ben", type: "deep-tissue"), Cancellation))
            .ShouldBe([new Refusal.NotOffered(NotOfferedReason.NotQualified)]);
    }

    [Fact]
    public async Task A_move_frees_the_old_time_together_with_getting_the_new_one()
    {
        var service = _clinic.Scheduling();
        var session = await KeepAsync(service, Request(1, At(0)));

        var moved = (await service.RescheduleAsync(Move(session, At(15)), Cancellation)).ShouldBeOfType<BookingOutcome.Kept>();

        moved.Session.Version.ShouldBe(2);
        moved.Session.Start.ShouldBe(At(15));
        await KeepAsync(service, Request(2, At(60)));
        Refusals(await service.BookAsync(Request(3, At(0)), Cancellation)).ShouldBe([new Refusal.SlotTaken(BusyParty.Therapist)]);
        (await service.RescheduleAsync(Move(session, At(120), "ben"), Cancellation)).ShouldBeOfType<BookingOutcome.Kept>()
            .Session.RoomId.ShouldBe("room-2");
        await KeepAsync(service, Request(3, At(0)));
    }

    [Fact]
    public async Task A_refused_move_keeps_the_old_time()
    {
        var service = _clinic.Scheduling();
        var session = await KeepAsync(service, Request(1, At(0)));
        await KeepAsync(service, Request(2, At(60)));

        Refusals(await service.RescheduleAsync(Move(session, At(60)), Cancellation)).ShouldBe([new Refusal.SlotTaken(BusyParty.Therapist)]);

        var stored = (await SessionsAsync()).Single(other => other.Id == session.Id);
        (stored.Start, stored.Version, stored.Status).ShouldBe((At(0), 1, SessionStatus.Confirmed));
        Refusals(await service.BookAsync(Request(3, At(0)), Cancellation)).ShouldBe([new Refusal.SlotTaken(BusyParty.Therapist)]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Of_many_moves_of_one_session_at_once_each_version_is_written_once(int nodes)
    {
        var services = _clinic.Schedulings(nodes);
        var session = await KeepAsync(services[0], Request(1, At(0)));

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 10).Select(i => services[i % nodes].RescheduleAsync(
            Move(session, At(i * 60), i % 2 == 0 ? "ben" : "anna") with { ExpectedVersion = 1 }, Cancellation)));

        outcomes.Count(outcome => outcome is BookingOutcome.Kept).ShouldBe(1);
        outcomes.OfType<BookingOutcome.Refused>().SelectMany(refused => refused.Refusals)
            .ShouldBe(Enumerable.Repeat<Refusal>(new Refusal.StaleVersion(2), 9));
    }

    [Fact]
    public async Task A_cancelled_time_can_be_booked_by_somebody_else_and_the_row_stays()
    {
        var service = _clinic.Scheduling();
        var session = await KeepAsync(service, Request(1, At(0)));
        var viewer = new Viewer(Runner(1), TherapistId: null, IsAdmin: false);

        var outcome = await service.CancelAsync(
            new CancelSession { Viewer = viewer, SessionId = session.Id, Reason = "A cold" }, Cancellation);

        outcome.ShouldBeOfType<BookingOutcome.Kept>().Change.ShouldBe(SessionChange.Cancelled);
        await KeepAsync(service, Request(2, At(0)));
        (await SessionsAsync()).Select(stored => stored.Status).ShouldBe([SessionStatus.Cancelled, SessionStatus.Confirmed], ignoreOrder: true);
        (await service.CancelAsync(new CancelSession { Viewer = viewer, SessionId = "nothing" }, Cancellation))
            .ShouldBeOfType<BookingOutcome.NotFound>();
    }

    [Fact]
    public async Task A_decision_that_throws_leaves_those_beside_it_intact()
    {
        var node = _clinic.Node();
        var diary = node.GetRequiredService<IDiary>();
        var service = node.GetRequiredService<SchedulingService>();

        var throwing = diary.DecideAsync(
            new DiaryEntry { UserId = Runner(50), Idempotency = Key(50, "throws") },
            _ => throw new InvalidOperationException("Out of order"),
            Cancellation);
        var booked = Enumerable.Range(0, 8).Select(i => service.BookAsync(Request(i, At(i * 60)), Cancellation)).ToList();
        var unsaveable = service.BookAsync(Request(1, At(600)) with { RunnerId = "nobody" }, Cancellation);
        var last = service.BookAsync(Request(9, At(660)), Cancellation);

        (await Should.ThrowAsync<InvalidOperationException>(throwing)).Message.ShouldBe("Out of order");
        (await Should.ThrowAsync<Exception>(unsaveable)).ToString().ShouldContain("foreign key", Case.Insensitive);
        (await Task.WhenAll([.. booked, last])).ShouldAllBe(outcome => outcome is BookingOutcome.Kept);
        await KeepAsync(service, Request(10, At(600)));
        (await SessionsAsync()).Count.ShouldBe(10);
    }

    [Fact]
    public async Task A_caller_who_has_gone_already_leaves_nothing_behind()
    {
        var service = _clinic.Scheduling();

        await Should.ThrowAsync<OperationCanceledException>(service.BookAsync(Request(1, At(0)), new CancellationToken(canceled: true)));

        (await SessionsAsync()).ShouldBeEmpty();
        await KeepAsync(service, Request(2, At(0)));
    }

    private static IReadOnlyList<Refusal> Refusals(BookingOutcome outcome) => outcome.ShouldBeOfType<BookingOutcome.Refused>().Refusals;

    private static async Task<MassageSession> KeepAsync(SchedulingService service, BookSession request) =>
        (await service.BookAsync(request, Cancellation)).ShouldBeOfType<BookingOutcome.Kept>().Session;

    private async Task<List<MassageSession>> SessionsAsync()
    {
        await using var context = _clinic.Database.CreateContext();
        return await context.MassageSessions.AsNoTracking().OrderBy(session => session.Start).ThenBy(session => session.Id).ToListAsync(Cancellation);
    }
}

public sealed class SqliteDiaryTests : DiaryTests
{
    protected override Task<TestDatabase> CreateDatabaseAsync() => TestDatabase.CreateSqliteAsync();
}

public sealed class PostgreSqlDiaryTests(PostgreSqlServer server) : DiaryTests
{
    protected override Task<TestDatabase> CreateDatabaseAsync() =>
        TestDatabase.CreatePostgreSqlAsync(server, TestContext.Current.CancellationToken);
}
