using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace RunnerMassage.Data.Setup;

/// <summary>The databases that the site runs on.</summary>
public enum DatabaseProvider
{
    /// <summary>One file, one machine.</summary>
    Sqlite,

    /// <summary>A server, for several web nodes.</summary>
    PostgreSql,
}

/// <summary>Which database to use.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="ConnectionString">Its connection string; may hold a password, so it is never logged.</param>
public sealed record DatabaseOptions(DatabaseProvider Provider, string ConnectionString)
{
    /// <summary>Path of the SQLite file, or null on another provider.</summary>
    public string? SqliteFile =>
        Provider == DatabaseProvider.Sqlite ? new SqliteConnectionStringBuilder(ConnectionString).DataSource : null;

    /// <summary>What to call the database in a message to the person who runs the site; tells no secret.</summary>
    public string DisplayName
    {
        get
        {
            if (SqliteFile is { } file)
            {
                return $"the SQLite database {file}";
            }

            var server = new NpgsqlConnectionStringBuilder(ConnectionString);
            return $"the PostgreSQL database {server.Database} at {server.Host}:{server.Port}";
        }
    }

    /// <inheritdoc />
    public override string ToString() => DisplayName;

    /// <summary>Reads <c>Database:Provider</c> and <c>ConnectionStrings:RunnerMassage</c> and creates the folder of a SQLite file.</summary>
    /// <exception cref="StartupRefusedException">They cannot be used.</exception>
    public static DatabaseOptions Read(IConfiguration configuration, string dataFolder)
    {
        var name = configuration["Database:Provider"] is { Length: > 0 } given ? given : nameof(DatabaseProvider.Sqlite);
        if (!Enum.TryParse<DatabaseProvider>(name, ignoreCase: true, out var provider) || !Enum.IsDefined(provider))
        {
            throw new StartupRefusedException($"Database:Provider is \"{name}\"; it must be Sqlite or PostgreSql.");
        }

        var connectionString = configuration.GetConnectionString("RunnerMassage");
        try
        {
            return provider == DatabaseProvider.Sqlite
                ? ForSqlite(connectionString, dataFolder)
                : ForPostgreSql(connectionString);
        }
        catch (ArgumentException exception)
        {
            throw new StartupRefusedException(
                $"ConnectionStrings:RunnerMassage is not a connection string for {provider}: {exception.Message}", exception);
        }
    }

    private static DatabaseOptions ForSqlite(string? connectionString, string dataFolder)
    {
        var builder = new SqliteConnectionStringBuilder(connectionString);
        if (builder.DataSource.Length == 0)
        {
            builder.DataSource = Path.Combine(dataFolder, "runnermassage.db");
        }

        builder.DataSource = Path.GetFullPath(builder.DataSource);
        var folder = Path.GetDirectoryName(builder.DataSource)!;
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupRefusedException($"The folder {folder} for the database cannot be created: {exception.Message}", exception);
        }

        return new DatabaseOptions(DatabaseProvider.Sqlite, builder.ConnectionString);
    }

    private static DatabaseOptions ForPostgreSql(string? connectionString) =>
        string.IsNullOrWhiteSpace(connectionString)
            ? throw new StartupRefusedException("Database:Provider is PostgreSql, so ConnectionStrings:RunnerMassage must name the database.")
            : new DatabaseOptions(DatabaseProvider.PostgreSql, WithPreparedStatements(connectionString));

    /// <summary>
    /// Lets the server keep the plans of statements that come again and again; planning the search anew costs more than running it.
    /// Nor are connections reset between two users, which costs as much as a small statement: whatever is set or locked here ends with
    /// its transaction. A connection string that speaks of it itself (a pooler between transactions may want 0) has the last word.
    /// </summary>
    private static string WithPreparedStatements(string connectionString) =>
        new NpgsqlConnectionStringBuilder("Max Auto Prepare=100;No Reset On Close=true;" + connectionString).ConnectionString;
}
