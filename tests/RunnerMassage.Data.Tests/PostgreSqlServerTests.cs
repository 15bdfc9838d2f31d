using Npgsql;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Data.Tests;

public sealed class PostgreSqlServerTests(PostgreSqlServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_fresh_database_answers()
    {
        await using var database = await server.CreateDatabaseAsync(Cancellation);

        (await ScalarAsync(database.ConnectionString, "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task Copies_of_a_template_hold_its_rows_and_stay_apart()
    {
        var preparations = 0;
        Task Prepare(string connectionString)
        {
            preparations++;
            return ScalarAsync(connectionString, "CREATE TABLE lanes (number int); INSERT INTO lanes VALUES (1), (2); SELECT 0");
        }

        await using var first = await server.CreateDatabaseAsync("lanes", Prepare, Cancellation);
        await using var second = await server.CreateDatabaseAsync("lanes", Prepare, Cancellation);
        await ScalarAsync(first.ConnectionString, "DELETE FROM lanes; SELECT 0");

        preparations.ShouldBe(1);
        (await ScalarAsync(first.ConnectionString, "SELECT count(*)::int FROM lanes")).ShouldBe(0);
        (await ScalarAsync(second.ConnectionString, "SELECT count(*)::int FROM lanes")).ShouldBe(2);
    }

    private static async Task<object?> ScalarAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancellation);
    }
}
