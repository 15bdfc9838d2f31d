using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using NodaTime;
using Npgsql;
using RunnerMassage.Data.Setup;
using RunnerMassage.Scheduling;
using RunnerMassage.Testing;
using Xunit;

namespace RunnerMassage.Data.Tests.Overlaps;

/// <summary>Writes sessions past EF Core and all of the program's own checks.</summary>
internal sealed class RawSessions(TestDatabase database)
{
    public Task InsertAsync(MassageSession session) => ExecuteAsync($"""
        INSERT INTO "MassageSessions" ("Id", "Version", "RunnerId", "TherapistId", "RoomId", "MassageTypeId", "TimingClass", "Start", "End",
            "BusyUntil", "Date", "Minutes", "Price", "Status", "Rating", "ScreeningOpen", "BookedAt", "CancelledAt", "CancelledLate",
            "RuleProfileId", "RuleProfileVersion", "Windows")
        VALUES ('{session.Id}', 1, '{session.RunnerId}', '{session.TherapistId}', '{session.RoomId}', 'swedish', 'Light', {At(session.Start)},
            {At(session.End)}, {At(session.BusyUntil)}, '2027-04-07', {session.Minutes.ToString(CultureInfo.InvariantCulture)}, '75', '{session.Status}',
            'Good', {False}, {At(session.BookedAt)}, {(session.CancelledAt is { } at ? At(at) : "NULL")}, {False}, 'article', 1, 0)
        """);

    public Task UpdateAsync(string id, string assignments) =>
        ExecuteAsync($"""UPDATE "MassageSessions" SET {assignments} WHERE "Id" = '{id}'""");

    public Task MoveAsync(MassageSession session, Instant start) => UpdateAsync(
        session.Id,
        $"""
        "Start" = {At(start)}, "End" = {At(start + (session.End - session.Start))}, "BusyUntil" = {At(start + (session.BusyUntil - session.Start))}
        """);

    public string At(Instant instant) => database.Provider == DatabaseProvider.Sqlite
        ? instant.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture)
        : $"'{instant}'";

    /// <summary>Which party the database says is busy, or null where it says nothing.</summary>
    public static async Task<string?> BusyPartyAsync(Task write)
    {
        try
        {
            await write;
            return null;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.ExclusionViolation)
        {
            return exception.ConstraintName!.Split('_')[^1].ToLowerInvariant();
        }
        catch (SqliteException exception) when (exception.Message.Contains("overlap: ", StringComparison.Ordinal))
        {
            return exception.Message.Split("overlap: ")[1].TrimEnd('.', '\'');
        }
    }

    private string False => database.Provider == DatabaseProvider.Sqlite ? "0" : "FALSE";

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = Connection();
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are the test's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private DbConnection Connection() => database.Provider == DatabaseProvider.Sqlite
        ? new SqliteConnection(database.ConnectionString)
        : new NpgsqlConnection(database.ConnectionString);
}
