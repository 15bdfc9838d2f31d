using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace RunnerMassage.Data.Availability;

/// <summary>
/// Says cheaply whether anything was committed to the database since the last look, by whichever process.
/// Read the version before the facts: if it reads the same afterwards, the facts still hold.
/// </summary>
public abstract class DatabaseVersion
{
    /// <summary>A text that differs from every earlier one if a transaction that wrote something was committed in between.</summary>
    public abstract ValueTask<string> ReadAsync(RunnerMassageContext context, CancellationToken cancellationToken);
}

/// <summary>
/// SQLite counts, for each connection, the commits of all others. A connection that never writes therefore sees every commit,
/// of this process and of any other, so one connection is kept for nothing else.
/// </summary>
public sealed class SqliteDatabaseVersion : DatabaseVersion, IDisposable
{
    private readonly Lock _oneAtATime = new();
    private SqliteConnection? _connection;
    private SqliteCommand? _command;

    /// <inheritdoc />
    public override ValueTask<string> ReadAsync(RunnerMassageContext context, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_oneAtATime)
        {
            var version = Convert.ToInt64((_command ??= Open(context)).ExecuteScalar(), CultureInfo.InvariantCulture);
            return ValueTask.FromResult(version.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_oneAtATime)
        {
            _command?.Dispose();
            _connection?.Dispose();
        }
    }

    private SqliteCommand Open(RunnerMassageContext context)
    {
        // Not from the pool: a connection that wrote before would not have counted its own commits.
        var address = new SqliteConnectionStringBuilder(context.Database.GetConnectionString()) { Pooling = false };
        var connection = new SqliteConnection(address.ConnectionString);
        connection.Open();
        _connection?.Dispose();
        _connection = connection;
        var command = connection.CreateCommand();
        command.CommandText = "PRAGMA data_version";
        return command;
    }
}

/// <summary>
/// A PostgreSQL snapshot names the transactions that are running and the next one to come. One that wrote something and has ended
/// since either left the list of running ones or moved the end of it, so the same text means that the same rows are visible.
/// Reading takes no transaction number and changes nothing itself.
/// </summary>
public sealed class PostgreSqlDatabaseVersion : DatabaseVersion
{
    /// <inheritdoc />
    public override async ValueTask<string> ReadAsync(RunnerMassageContext context, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = context.Database.GetDbConnection().CreateCommand();
            command.CommandText = "SELECT pg_current_snapshot()::text";
            return (string)(await command.ExecuteScalarAsync(cancellationToken))!;
        }
        finally
        {
            await context.Database.CloseConnectionAsync();
        }
    }
}
