using Microsoft.Data.Sqlite;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Data.Tests.Overlaps;

/// <summary>The look-ups that run for every search and every booking seek in an index and never read the table.</summary>
public sealed class SqliteQueryPlanTests
{
    [Theory]
    [InlineData("TherapistId", "BusyUntil", "IX_MassageSessions_Therapist")]
    [InlineData("RoomId", "BusyUntil", "IX_MassageSessions_Room")]
    [InlineData("RunnerId", "End", "IX_MassageSessions_Runner")]
    public Task The_overlap_guards_seek_by_party_and_start(string party, string until, string index) => PlanShouldBe(
        $"""
        SELECT 1 FROM "MassageSessions" AS other WHERE other."{party}" = ?1 AND other."Start" < ?2 AND other."Start" > ?3
        AND other."{until}" > ?4 AND other."Status" <> 'Cancelled' AND other.rowid <> ?5
        """,
        $"SEARCH other USING COVERING INDEX {index} ({party}=? AND Start>? AND Start<?)");

    [Fact]
    public Task The_search_reads_the_therapists_index_alone() => PlanShouldBe(
        """
        SELECT "TherapistId", "RoomId", "Start", "BusyUntil", "Minutes", "TimingClass", "Date" FROM "MassageSessions"
        WHERE "TherapistId" IN (?1, ?2) AND "Start" > ?3 AND "Start" < ?4 AND "Status" <> 'Cancelled' ORDER BY "TherapistId", "Start"
        """,
        "SEARCH MassageSessions USING COVERING INDEX IX_MassageSessions_Therapist (TherapistId=? AND Start>? AND Start<?)");

    private static async Task PlanShouldBe(string sql, string plan)
    {
        await using var database = await TestDatabase.CreateSqliteAsync();
        await using var connection = new SqliteConnection(database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are the test's own.
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
#pragma warning restore CA2100
        for (var i = 1; i <= 5; i++)
        {
            command.Parameters.AddWithValue($"?{i}", i);
        }

        var steps = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            steps.Add(reader.GetString(3));
        }

        steps.ShouldBe([plan]);
    }
}
