using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RunnerMassage.Data.Diary;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;
using static RunnerMassage.Data.Tests.Diary.BusyClinic;

namespace RunnerMassage.Data.Tests.Diary;

/// <summary>The same request again gets the same answer, and nothing is done twice.</summary>
public abstract class IdempotencyTests : IAsyncLifetime
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
    public async Task A_repeated_booking_gets_the_first_answer()
    {
        var service = _clinic.Scheduling();
        var first = (await service.BookAsync(Request(1, At(0), key: Key(1, "a")), Cancellation)).ShouldBeOfType<BookingOutcome.Kept>();

        var again = await service.BookAsync(Request(1, At(0), key: Key(1, "a")), Cancellation);

        again.ShouldBeOfType<BookingOutcome.Replayed>().Answer
            .ShouldBe(new StoredAnswer(201, $"kept {first.Session.Id}", first.Session.Id, SessionVersion: 1));
        (await SessionCountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_refusal_is_repeated_even_when_the_time_has_become_free()
    {
        var service = _clinic.Scheduling();
        var other = (await service.BookAsync(Request(1, At(0)), Cancellation)).ShouldBeOfType<BookingOutcome.Kept>().Session;
        await service.BookAsync(Request(2, At(0), key: Key(2, "a")), Cancellation);
        var viewer = new Viewer(Runner(1), TherapistId: null, IsAdmin: false);
        await service.CancelAsync(new CancelSession { Viewer = viewer, SessionId = other.Id }, Cancellation);

        (await service.BookAsync(Request(2, At(0), key: Key(2, "a")), Cancellation))
            .ShouldBeOfType<BookingOutcome.Replayed>().Answer.ShouldBe(new StoredAnswer(409, "refused"));
        (await service.BookAsync(Request(2, At(0), key: Key(2, "b")), Cancellation)).ShouldBeOfType<BookingOutcome.Kept>();
    }

    [Fact]
    public async Task A_key_with_another_request_is_refused()
    {
        var service = _clinic.Scheduling();
        await service.BookAsync(Request(1, At(0), key: Key(1, "a")), Cancellation);

        (await service.BookAsync(Request(1, At(60), key: Key(1, "a", "other hash")), Cancellation)).ShouldBeOfType<BookingOutcome.KeyReused>();
        (await service.BookAsync(Request(2, At(60), key: Key(2, "a")), Cancellation)).ShouldBeOfType<BookingOutcome.Kept>();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_same_request_many_times_at_once_books_one_session(int nodes)
    {
        var services = _clinic.Schedulings(nodes);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            services[i % nodes].BookAsync(Request(1, At(0), key: Key(1, "a")), Cancellation)));

        outcomes.Count(outcome => outcome is BookingOutcome.Kept).ShouldBe(1);
        outcomes.Count(outcome => outcome is BookingOutcome.Replayed { Answer.Status: 201 }).ShouldBe(19);
        (await SessionCountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task After_a_day_a_key_is_new_whether_or_not_the_cleaning_came_by()
    {
        var node = _clinic.Node();
        var service = node.GetRequiredService<Scheduling.SchedulingService>();
        await service.BookAsync(Request(1, At(0), key: Key(1, "a")), Cancellation);
        await service.BookAsync(Request(1, At(60), key: Key(1, "b")), Cancellation);
        _clinic.Clock.AdvanceHours(24);

        (await service.BookAsync(Request(1, At(120), key: Key(1, "a")), Cancellation)).ShouldBeOfType<BookingOutcome.Kept>();
        await using var scope = node.CreateAsyncScope();
        var cleanup = scope.ServiceProvider.GetRequiredService<IdempotencyCleanup>();
        (await cleanup.DeleteExpiredAsync(_clinic.Clock.GetCurrentInstant(), Cancellation)).ShouldBe(1);
        (await cleanup.DeleteExpiredAsync(_clinic.Clock.GetCurrentInstant() + Duration.FromHours(23), Cancellation)).ShouldBe(0);
    }

    [Fact]
    public async Task What_was_not_found_is_looked_for_again()
    {
        var service = _clinic.Scheduling();
        var viewer = new Viewer(Runner(1), TherapistId: null, IsAdmin: false);
        var cancel = new CancelSession { Viewer = viewer, SessionId = "later", Idempotency = Key(1, "a") };

        (await service.CancelAsync(cancel, Cancellation)).ShouldBeOfType<BookingOutcome.NotFound>();
        (await service.CancelAsync(cancel, Cancellation)).ShouldBeOfType<BookingOutcome.NotFound>();
    }

    private async Task<int> SessionCountAsync()
    {
        await using var context = _clinic.Database.CreateContext();
        return await context.MassageSessions.CountAsync(Cancellation);
    }
}

public sealed class SqliteIdempotencyTests : IdempotencyTests
{
    protected override Task<TestDatabase> CreateDatabaseAsync() => TestDatabase.CreateSqliteAsync();
}

public sealed class PostgreSqlIdempotencyTests(PostgreSqlServer server) : IdempotencyTests
{
    protected override Task<TestDatabase> CreateDatabaseAsync() =>
        TestDatabase.CreatePostgreSqlAsync(server, TestContext.Current.CancellationToken);
}
