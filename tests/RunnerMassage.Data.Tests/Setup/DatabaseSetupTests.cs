using Microsoft.EntityFrameworkCore;
using Npgsql;
using RunnerMassage.Data.Setup;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Data.Tests.Setup;

public sealed class DatabaseSetupTests(PostgreSqlServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Several_nodes_can_start_on_an_empty_database_at_once(DatabaseProvider provider)
    {
        await using var database = await EmptyAsync(provider);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => StartAsync(database)));

        await using var context = database.CreateContext();
        (await context.Database.GetPendingMigrationsAsync(Cancellation)).ShouldBeEmpty();
        (await context.DataProtectionKeys.CountAsync(Cancellation)).ShouldBe(1);
    }

    [Fact]
    public async Task A_lock_row_of_a_killed_start_does_not_stop_the_next_one()
    {
        await using var database = TestDatabase.CreateEmptySqlite();
        await using (var context = database.CreateContext())
        {
            await context.Database.ExecuteSqlAsync(
                $"CREATE TABLE __EFMigrationsLock (Id INTEGER NOT NULL PRIMARY KEY, Timestamp TEXT NOT NULL)", Cancellation);
            await context.Database.ExecuteSqlAsync($"INSERT INTO __EFMigrationsLock VALUES (1, '2027-04-05 10:00:00')", Cancellation);
        }

        await StartAsync(database);

        await using var after = database.CreateContext();
        (await after.Database.GetPendingMigrationsAsync(Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_start_waits_for_another_one_that_migrates_and_goes_on_when_that_one_is_killed()
    {
        await using var database = await TestDatabase.CreateEmptyPostgreSqlAsync(server, Cancellation);
        var migrating = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ConnectionString);
        await migrating.OpenAsync(Cancellation);
        await using (var command = new NpgsqlCommand("SELECT pg_advisory_lock(x'524D6D6967726174'::bigint)", migrating))
        {
            await command.ExecuteNonQueryAsync(Cancellation);
        }

        var start = StartAsync(database);
        await using (var context = database.CreateContext())
        {
            while (await context.Database.SqlQuery<int>(
                $"""SELECT count(*)::int AS "Value" FROM pg_locks WHERE locktype = 'advisory' AND NOT granted""").SingleAsync(Cancellation) == 0)
            {
                start.IsCompleted.ShouldBeFalse();
            }

            // What the server sees when a process is killed: the connection ends without a goodbye.
            await context.Database.ExecuteSqlAsync($"SELECT pg_terminate_backend({migrating.ProcessID})", Cancellation);
        }

        await start;
        await migrating.DisposeAsync();
        await using var after = database.CreateContext();
        (await after.Database.GetPendingMigrationsAsync(Cancellation)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task A_database_of_a_newer_version_is_left_alone(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider, server, Cancellation);
        await using var context = database.CreateContext();
        await context.Database.ExecuteSqlAsync(
            $"""INSERT INTO "__EFMigrationsHistory" VALUES ('99990101000000_FromTheFuture', '99.0.0')""", Cancellation);

        var refused = await Should.ThrowAsync<StartupRefusedException>(StartAsync(database));
        refused.Message.ShouldContain("newer version of RunnerMassage");
        refused.Message.ShouldContain("99990101000000_FromTheFuture");
    }

    [Fact]
    public async Task A_second_start_changes_nothing()
    {
        await using var database = await TestDatabase.CreateSqliteAsync();
        await StartAsync(database);
        await StartAsync(database);

        await using var context = database.CreateContext();
        (await context.DataProtectionKeys.CountAsync(Cancellation)).ShouldBe(1);
    }

    private static async Task StartAsync(TestDatabase database)
    {
        await using var node = database.BuildServices();
        await DatabaseSetup.PrepareAsync(node, Cancellation);
    }

    private async Task<TestDatabase> EmptyAsync(DatabaseProvider provider) => provider == DatabaseProvider.Sqlite
        ? TestDatabase.CreateEmptySqlite()
        : await TestDatabase.CreateEmptyPostgreSqlAsync(server, Cancellation);
}
