using Npgsql;

namespace RunnerMassage.Testing;

/// <summary>A database of one test on the server of <see cref="PostgreSqlServer"/>. Disposing it drops it, whoever is connected.</summary>
public sealed class PostgreSqlDatabase : IAsyncDisposable
{
    private readonly string _maintenance;

    private PostgreSqlDatabase(string maintenance, string name)
    {
        _maintenance = maintenance;
        Name = name;
        ConnectionString = new NpgsqlConnectionStringBuilder(maintenance)
        {
            Database = name,
            IncludeErrorDetail = true,
        }.ConnectionString;
    }

    /// <summary>The database's name, unique among all runs.</summary>
    public string Name { get; }

    /// <summary>The connection string for Npgsql: a role that owns the database, pooling on, error details included.</summary>
    public string ConnectionString { get; }

    /// <summary>Drops the database and ends every connection to it, those of other processes too.</summary>
    public async ValueTask DisposeAsync()
    {
        await using (var connection = new NpgsqlConnection(ConnectionString))
        {
            NpgsqlConnection.ClearPool(connection);
        }

        await ExecuteAsync(_maintenance, $"DROP DATABASE IF EXISTS {Name} WITH (FORCE)", CancellationToken.None);
    }

    internal static async Task<PostgreSqlDatabase> CreateAsync(string maintenance, string? template, CancellationToken cancellationToken)
    {
        var name = $"runnermassage_{Guid.NewGuid():N}";
        var copy = template is null ? "" : $" TEMPLATE {template}";
        await ExecuteAsync(maintenance, $"CREATE DATABASE {name}{copy}", cancellationToken);
        return new PostgreSqlDatabase(maintenance, name);
    }

    // Unpooled: creating and dropping is rare, and a pool would keep connections of its own for every assembly.
    private static async Task ExecuteAsync(string maintenance, string sql, CancellationToken cancellationToken)
    {
        var unpooled = new NpgsqlConnectionStringBuilder(maintenance) { Pooling = false }.ConnectionString;
        await using var connection = new NpgsqlConnection(unpooled);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
