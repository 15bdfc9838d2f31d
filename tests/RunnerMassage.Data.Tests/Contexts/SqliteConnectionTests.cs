using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Data.Tests.Contexts;

public sealed class SqliteConnectionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")] // FULL
    [InlineData("foreign_keys", "1")]
    [InlineData("busy_timeout", "5000")]
    public async Task Every_connection_is_set_up_for_safety(string setting, string value)
    {
        await using var database = await TestDatabase.CreateSqliteAsync();

        // The second one is a new native connection, the third one comes from the driver's pool.
        await using (var first = database.CreateContext())
        await using (var second = database.CreateContext())
        {
            (await ReadAsync(first, setting)).ShouldBe(value);
            (await ReadAsync(second, setting)).ShouldBe(value);
        }

        await using var third = database.CreateContext();
        (await ReadAsync(third, setting)).ShouldBe(value);
    }

    [Fact]
    public async Task A_transaction_takes_the_write_lock_when_it_begins()
    {
        await using var database = await TestDatabase.CreateSqliteAsync();
        await using var context = database.CreateContext();
        await using var transaction = await context.Database.BeginTransactionAsync(Cancellation);

        await using var other = new SqliteConnection(database.ConnectionString + ";Default Timeout=1");
        await other.OpenAsync(Cancellation);
        var refused = Should.Throw<SqliteException>(() => other.BeginTransaction(IsolationLevel.Serializable, deferred: false));
        refused.SqliteErrorCode.ShouldBe(5); // SQLITE_BUSY
    }

    [Fact]
    public async Task Nothing_can_refer_to_what_does_not_exist()
    {
        await using var database = await TestDatabase.CreateSqliteAsync();
        await using var context = database.CreateContext();
        var refused = await Should.ThrowAsync<SqliteException>(context.Database.ExecuteSqlAsync(
            $"INSERT INTO RoomAssignments (TherapistId, RoomId, Preference) VALUES ('nobody', 'nowhere', 1)", Cancellation));
        refused.SqliteExtendedErrorCode.ShouldBe(787); // SQLITE_CONSTRAINT_FOREIGNKEY
    }

    private static async Task<string?> ReadAsync(RunnerMassageContext context, string setting)
    {
        await context.Database.OpenConnectionAsync(Cancellation);
        await using var command = context.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The name is the test's own.
        command.CommandText = $"PRAGMA {setting}";
#pragma warning restore CA2100
        return (await command.ExecuteScalarAsync(Cancellation))?.ToString();
    }
}
