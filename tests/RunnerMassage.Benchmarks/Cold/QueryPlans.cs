using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using RunnerMassage.Data;
using RunnerMassage.Testing;
using SQLitePCL;

namespace RunnerMassage.Benchmarks.Cold;

/// <summary>Tells how SQLite carries out what it was really asked: the statements are overheard in the database, not written again here.</summary>
internal static class QueryPlans
{
    /// <summary>Prints the plan of each statement that the reading sends.</summary>
    public static async Task PrintAsync(TestDatabase database, Func<RunnerMassageContext, Task> read)
    {
        await using var context = database.CreateContext();
        await context.Database.OpenConnectionAsync();
        var connection = (SqliteConnection)context.Database.GetDbConnection();
        var statements = new List<string>();
        raw.sqlite3_trace(connection.Handle!, (_, sql) => statements.Add(sql), v: null!);
        await read(context);
        raw.sqlite3_trace(connection.Handle!, (strdelegate_trace)null!, v: null!);
        foreach (var (number, statement) in statements.Index())
        {
            Console.WriteLine($"// Plan of statement {number + 1} of {statements.Count}");
            await PrintAsync(connection, statement);
        }
    }

    private static async Task PrintAsync(SqliteConnection connection, string statement)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text comes from the database itself.
        command.CommandText = "EXPLAIN QUERY PLAN " + statement;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var depths = new Dictionary<int, int> { [0] = 0 };
        while (await reader.ReadAsync())
        {
            var depth = depths[reader.GetInt32(0)] = depths[reader.GetInt32(1)] + 1;
            Console.WriteLine($"//{new string(' ', depth * 2)}{reader.GetString(3)}");
        }
    }
}
