using System.Data.Common;
using NodaTime;
using RunnerMassage.Scheduling;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Data.Tests.Overlaps;

/// <summary>The database itself keeps sessions apart: all of these write raw SQL.</summary>
public abstract class OverlapTests : IAsyncLifetime
{
    private static readonly Instant Noon = SmallClinic.Noon;
    private static readonly MassageSession Kept = SmallClinic.Session(Noon);

    private TestDatabase _database = null!;

    private RawSessions Raw => new(_database);

    protected abstract Task<TestDatabase> CreateDatabaseAsync();

    public async ValueTask InitializeAsync()
    {
        _database = await CreateDatabaseAsync();
        await SmallClinic.SeedAsync(_database, TestContext.Current.CancellationToken);
        await Raw.InsertAsync(Kept);
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    // Kept: 12:00 to 13:00, its therapist and room busy until 13:15. The other one: an hour and its quarter from the given minute on.
    [Theory]
    [InlineData("1", "2", "2", 30, "therapist")]
    [InlineData("1", "2", "2", 74, "therapist")]
    [InlineData("1", "2", "2", 75, null)]
    [InlineData("1", "2", "2", -74, "therapist")]
    [InlineData("1", "2", "2", -75, null)]
    [InlineData("2", "1", "2", 30, "room")]
    [InlineData("2", "1", "2", 74, "room")]
    [InlineData("2", "1", "2", 75, null)]
    [InlineData("2", "1", "2", -74, "room")]
    [InlineData("2", "1", "2", -75, null)]
    [InlineData("2", "2", "1", 30, "runner")]
    [InlineData("2", "2", "1", 59, "runner")]
    [InlineData("2", "2", "1", 60, null)]
    [InlineData("2", "2", "1", -59, "runner")]
    [InlineData("2", "2", "1", -60, null)]
    [InlineData("2", "2", "2", 0, null)]
    public async Task Inserts_and_moves_are_refused_exactly_where_they_overlap(
        string therapist, string room, string runner, int minutes, string? busy)
    {
        var start = Noon + Duration.FromMinutes(minutes);
        (await RawSessions.BusyPartyAsync(Raw.InsertAsync(SmallClinic.Session(start, therapist, room, runner)))).ShouldBe(busy);

        if (busy is not null)
        {
            var elsewhere = SmallClinic.Session(Noon + Duration.FromDays(3), therapist, room, runner);
            await Raw.InsertAsync(elsewhere);
            (await RawSessions.BusyPartyAsync(Raw.MoveAsync(elsewhere, start))).ShouldBe(busy);
        }
    }

    [Theory]
    [InlineData("\"TherapistId\" = 'therapist-1'", "therapist")]
    [InlineData("\"RoomId\" = 'room-1'", "room")]
    [InlineData("\"RunnerId\" = 'runner-1'", "runner")]
    public async Task Giving_a_session_to_somebody_who_is_busy_is_refused(string assignment, string busy)
    {
        var beside = SmallClinic.Session(Noon, "2", "2", "2");
        await Raw.InsertAsync(beside);
        (await RawSessions.BusyPartyAsync(Raw.UpdateAsync(beside.Id, assignment))).ShouldBe(busy);
    }

    [Fact]
    public async Task A_longer_buffer_must_fit_before_the_next_session()
    {
        await Raw.InsertAsync(SmallClinic.Session(Noon + Duration.FromMinutes(75), runner: "2"));
        var later = $"\"BusyUntil\" = {Raw.At(Kept.BusyUntil + Duration.FromMinutes(1))}";
        (await RawSessions.BusyPartyAsync(Raw.UpdateAsync(Kept.Id, later))).ShouldBe("therapist");
    }

    [Fact]
    public async Task A_session_can_move_within_its_own_time() =>
        (await RawSessions.BusyPartyAsync(Raw.MoveAsync(Kept, Noon + Duration.FromMinutes(15)))).ShouldBeNull();

    [Fact]
    public async Task Cancelled_sessions_leave_their_time_and_cannot_take_it_back()
    {
        await Raw.UpdateAsync(Kept.Id, $"\"Status\" = 'Cancelled', \"CancelledAt\" = {Raw.At(Noon)}");
        await Raw.InsertAsync(SmallClinic.Session(Noon));

        (await RawSessions.BusyPartyAsync(Raw.UpdateAsync(Kept.Id, "\"Status\" = 'Confirmed', \"CancelledAt\" = NULL"))).ShouldBe("therapist");
        var cancelled = SmallClinic.Session(Noon);
        cancelled.Status = SessionStatus.Cancelled;
        cancelled.CancelledAt = Noon;
        (await RawSessions.BusyPartyAsync(Raw.InsertAsync(cancelled))).ShouldBeNull();
    }

    [Theory]
    [InlineData(0, 15)]
    [InlineData(60, 59)]
    [InlineData(60, 12 * 60 + 1)]
    public async Task Times_that_make_no_sense_are_refused(int minutes, int busyMinutes)
    {
        var session = SmallClinic.Session(Noon + Duration.FromDays(1));
        session.End = session.Start + Duration.FromMinutes(minutes);
        session.BusyUntil = session.Start + Duration.FromMinutes(busyMinutes);
        var refused = await Should.ThrowAsync<DbException>(Raw.InsertAsync(session));
        refused.Message.ShouldContain("CK_MassageSessions", Case.Sensitive);
    }

    [Fact]
    public async Task The_longest_session_is_found_from_its_far_end()
    {
        var start = Noon + Duration.FromDays(1);
        var longest = SmallClinic.Session(start);
        longest.BusyUntil = start + MassageSession.LongestOccupation;
        await Raw.InsertAsync(longest);

        (await RawSessions.BusyPartyAsync(Raw.InsertAsync(SmallClinic.Session(longest.BusyUntil - Duration.FromMinutes(1), runner: "2"))))
            .ShouldBe("therapist");
        (await RawSessions.BusyPartyAsync(Raw.InsertAsync(SmallClinic.Session(longest.BusyUntil, runner: "2")))).ShouldBeNull();
    }
}

public sealed class SqliteOverlapTests : OverlapTests
{
    protected override Task<TestDatabase> CreateDatabaseAsync() => TestDatabase.CreateSqliteAsync();
}

public sealed class PostgreSqlOverlapTests(PostgreSqlServer server) : OverlapTests
{
    protected override Task<TestDatabase> CreateDatabaseAsync() =>
        TestDatabase.CreatePostgreSqlAsync(server, TestContext.Current.CancellationToken);
}
