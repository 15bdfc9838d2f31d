using Microsoft.Extensions.DependencyInjection;
using RunnerMassage.Data.Journal;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;
using static RunnerMassage.Data.Tests.Diary.BusyClinic;

namespace RunnerMassage.Data.Tests.Diary;

/// <summary>The list of changes: one event for each, in an order in which a reader misses none.</summary>
public abstract class EventTests : IAsyncLifetime
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

    [Fact]
    public async Task Each_change_is_told_once_and_in_order()
    {
        var service = _clinic.Scheduling();
        var session = (await service.BookAsync(Request(1, At(0)), Cancellation)).ShouldBeOfType<BookingOutcome.Kept>().Session;
        await service.BookAsync(Request(2, At(0)), Cancellation);
        await service.RescheduleAsync(Move(session, At(60)), Cancellation);
        var viewer = new Viewer(Runner(1), TherapistId: null, IsAdmin: false);
        await service.CancelAsync(new CancelSession { Viewer = viewer, SessionId = session.Id }, Cancellation);

        var events = await ListAsync(after: 0, limit: 100);

        events.Select(change => (change.Type, change.SessionId, change.Version)).ShouldBe(
        [
            (SessionChange.Booked, session.Id, 1),
            (SessionChange.Rescheduled, session.Id, 2),
            (SessionChange.Cancelled, session.Id, 3),
        ]);
        events.Select(change => change.Position).ShouldBe([1, 2, 3]);
        (await ListAsync(after: 1, limit: 1)).ShouldHaveSingleItem().Position.ShouldBe(2);
        (await ListAsync(after: 3, limit: 1)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Readers_that_poll_while_others_book_miss_nothing_and_agree()
    {
        var services = _clinic.Schedulings(2);
        var booking = Task.WhenAll(Enumerable.Range(0, 45).Select(i =>
            services[i % 2].BookAsync(Request(i, At(i % 15 * 45, Wednesday.PlusDays(i / 15)), i % 2 == 0 ? "anna" : "ben"), Cancellation)));
        var readers = await Task.WhenAll(PollAsync(booking), PollAsync(booking), PollAsync(booking));

        (await booking).ShouldAllBe(outcome => outcome is BookingOutcome.Kept);
        var all = await ListAsync(after: 0, limit: 100);
        all.Count.ShouldBe(45);
        foreach (var seen in readers)
        {
            seen.ShouldBe(all.Select(change => change.Id));
        }
    }

    private async Task<List<long>> PollAsync(Task writing)
    {
        var seen = new List<long>();
        var (after, done) = (0L, false);
        while (!done)
        {
            done = writing.IsCompleted;
            foreach (var change in await ListAsync(after, limit: 7))
            {
                seen.Add(change.Id);
                (after, done) = (change.Position!.Value, false);
            }
        }

        return seen;
    }

    private async Task<IReadOnlyList<SessionEvent>> ListAsync(long after, int limit)
    {
        await using var scope = _clinic.Database.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<EventRepository>().ListAsync(after, limit, Cancellation);
    }
}

public sealed class SqliteEventTests : EventTests
{
    protected override Task<TestDatabase> CreateDatabaseAsync() => TestDatabase.CreateSqliteAsync();
}

public sealed class PostgreSqlEventTests(PostgreSqlServer server) : EventTests
{
    protected override Task<TestDatabase> CreateDatabaseAsync() =>
        TestDatabase.CreatePostgreSqlAsync(server, TestContext.Current.CancellationToken);
}
