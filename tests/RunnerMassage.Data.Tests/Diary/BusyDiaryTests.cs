using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using RunnerMassage.Data.Diary;
using RunnerMassage.Data.Protection;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;
using static RunnerMassage.Data.Tests.Diary.BusyClinic;

namespace RunnerMassage.Data.Tests.Diary;

/// <summary>What a caller hears while somebody else holds what the decision needs.</summary>
public sealed class BusyDiaryTests(PostgreSqlServer server)
{
    private static readonly TimeSpan LittlePatience = TimeSpan.FromMilliseconds(200);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_that_another_process_writes_to_is_busy_and_then_free_again()
    {
        await using var clinic = await OpenAsync(await TestDatabase.CreateSqliteAsync());
        await using var diary = new SqliteDiary(Contexts(clinic), clinic.Clock, NullLogger<SqliteDiary>.Instance) { Patience = LittlePatience };
        var service = new SchedulingService(diary, clinic.Clock);
        await using var other = new SqliteConnection(clinic.Database.ConnectionString);
        await other.OpenAsync(Cancellation);

        await using (other.BeginTransaction())
        {
            (await service.BookAsync(Request(1, At(0), key: Key(1, "a")), Cancellation)).ShouldBeOfType<BookingOutcome.Busy>();
        }

        (await BookWhenFreeAsync(service, Request(1, At(0), key: Key(1, "a")))).ShouldBeOfType<BookingOutcome.Kept>();
    }

    [Fact]
    public async Task A_key_whose_request_is_still_being_decided_is_in_progress()
    {
        await using var clinic = await OpenAsync(await TestDatabase.CreatePostgreSqlAsync(server, Cancellation));
        var protector = clinic.Database.Services.GetRequiredService<SessionTextProtector>();
        using var diary = new PostgreSqlDiary(Contexts(clinic), clinic.Clock, protector, NullLogger<PostgreSqlDiary>.Instance) { Patience = LittlePatience };
        var service = new SchedulingService(diary, clinic.Clock);

        await using (await HoldAsync(clinic, $"user:{Runner(1)}"))
        {
            (await service.BookAsync(Request(1, At(0), key: Key(1, "a")), Cancellation)).ShouldBeOfType<BookingOutcome.KeyInProgress>();
            (await service.BookAsync(Request(1, At(0)), Cancellation)).ShouldBeOfType<BookingOutcome.Busy>();
        }

        await using (await HoldAsync(clinic, "therapist:anna"))
        {
            (await service.BookAsync(Request(1, At(0), key: Key(1, "a")), Cancellation)).ShouldBeOfType<BookingOutcome.Busy>();
            (await service.BookAsync(Request(2, At(0), "ben"), Cancellation)).ShouldBeOfType<BookingOutcome.Kept>();
        }

        (await service.BookAsync(Request(1, At(0), key: Key(1, "a")), Cancellation)).ShouldBeOfType<BookingOutcome.Kept>();
    }

    private static IDbContextFactory<RunnerMassageContext> Contexts(BusyClinic clinic) =>
        clinic.Database.Services.GetRequiredService<IDbContextFactory<RunnerMassageContext>>();

    // The writer may still be waiting out its last look at the file when the caller's patience ends.
    private static async Task<BookingOutcome> BookWhenFreeAsync(SchedulingService service, BookSession request)
    {
        BookingOutcome outcome;
        do
        {
            outcome = await service.BookAsync(request, Cancellation);
        }
        while (outcome is BookingOutcome.Busy);

        return outcome;
    }

    private static async Task<NpgsqlConnection> HoldAsync(BusyClinic clinic, string claim)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(clinic.Database.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand("SELECT pg_advisory_lock(hashtextextended($1, 0))", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = claim });
        await command.ExecuteNonQueryAsync(Cancellation);
        return connection;
    }
}
