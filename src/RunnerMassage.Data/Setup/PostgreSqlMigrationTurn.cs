using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace RunnerMassage.Data.Setup;

/// <summary>
/// The turn to migrate a PostgreSQL database: an advisory lock of a connection of its own, which the server releases when that connection
/// ends in whatever way. EF Core locks its history table as well, but only after creating it, which two starts at once can both try.
/// </summary>
internal static class PostgreSqlMigrationTurn
{
    // Any number will do that no other use of advisory locks in this database has: "RMmigrat" in ASCII.
    private const long Key = 0x524D_6D69_6772_6174;

    public static async Task<IAsyncDisposable> TakeAsync(
        DatabaseOptions options, RunnerMassageContext context, CancellationToken cancellationToken)
    {
        await CreateDatabaseAsync(context.GetService<IRelationalDatabaseCreator>(), cancellationToken);
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(options.ConnectionString) { Pooling = false }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand("SELECT pg_advisory_lock(@key)", connection)
            {
                CommandTimeout = (int)MigrationTurn.Patience.TotalSeconds,
                Parameters = { new NpgsqlParameter<long>("key", Key) },
            };
            await command.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch (NpgsqlException exception) when (exception.InnerException is TimeoutException && connection.State != System.Data.ConnectionState.Closed)
        {
            await connection.DisposeAsync();
            throw MigrationTurn.TakesTooLong(options.DisplayName);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static async Task CreateDatabaseAsync(IRelationalDatabaseCreator creator, CancellationToken cancellationToken)
    {
        if (await creator.ExistsAsync(cancellationToken))
        {
            return;
        }

        try
        {
            await creator.CreateAsync(cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another node that starts at the same time was first.
        }
    }
}
