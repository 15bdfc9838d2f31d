using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace RunnerMassage.Data.Contexts;

/// <summary>
/// Sets up each SQLite connection when it is first opened. The settings belong to the native connection, which the driver keeps in its
/// pool, so a connection that comes back from the pool has them already.
/// </summary>
internal sealed class SqliteConnectionSetup : DbConnectionInterceptor
{
    /// <summary>
    /// <list type="bullet">
    /// <item><c>synchronous = FULL</c>: with WAL, NORMAL loses acknowledged commits in a power cut.</item>
    /// <item><c>foreign_keys</c>: off unless asked for, connection by connection.</item>
    /// <item><c>busy_timeout</c>: SQLite itself waits for a lock in steps of a few milliseconds; the driver alone would sleep 150 ms a time.</item>
    /// <item><c>mmap_size</c>: each commit by another connection empties this one's page cache; mapped pages come back without a copy.</item>
    /// <item><c>temp_store = MEMORY</c>: sorting health-related rows leaves nothing on the disk.</item>
    /// </list>
    /// </summary>
    private const string Settings =
        "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000; PRAGMA mmap_size = 268435456; PRAGMA temp_store = MEMORY;";

    public static readonly SqliteConnectionSetup Instance = new();

    private readonly ConditionalWeakTable<sqlite3, object> _ready = [];

    private SqliteConnectionSetup()
    {
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Prepare((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        // The driver has no asynchronous work to offer: SQLite runs on the calling thread either way.
        Prepare((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    private void Prepare(SqliteConnection connection)
    {
        if (connection.Handle is not { } native || _ready.TryGetValue(native, out _))
        {
            return;
        }

        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
        _ready.AddOrUpdate(native, this);
    }
}
