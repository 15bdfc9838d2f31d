using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RunnerMassage.Data;
using RunnerMassage.Data.Setup;

namespace RunnerMassage.Testing;

/// <summary>
/// A database of one test: a SQLite file or a PostgreSQL database of its own, migrated, without a clinic. It is a copy of a template that
/// is migrated once per test assembly. Disposing it deletes it.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly Func<ValueTask> _delete;
    private readonly Lazy<ServiceProvider> _services;

    private TestDatabase(DatabaseProvider provider, string connectionString, Func<ValueTask> delete)
    {
        Provider = provider;
        ConnectionString = connectionString;
        _delete = delete;
        _services = new(() => BuildServices());
    }

    /// <summary>Which of the two it is.</summary>
    public DatabaseProvider Provider { get; }

    /// <summary>Its connection string.</summary>
    public string ConnectionString { get; }

    /// <summary>The settings that make the site use this database.</summary>
    public IReadOnlyDictionary<string, string?> Settings => SettingsFor(Provider, ConnectionString);

    /// <summary>The data project's services on this database, as the site registers them; disposed with it.</summary>
    public IServiceProvider Services => _services.Value;

    /// <summary>A migrated SQLite file.</summary>
    public static async Task<TestDatabase> CreateSqliteAsync()
    {
        var file = SqliteTemplate.NewFile();
        File.Copy(await SqliteTemplate.File, file);
        return ForFile(file);
    }

    /// <summary>A SQLite file that does not exist yet.</summary>
    public static TestDatabase CreateEmptySqlite() => ForFile(SqliteTemplate.NewFile());

    /// <summary>A migrated PostgreSQL database. Skips the test where there is no PostgreSQL.</summary>
    public static async Task<TestDatabase> CreatePostgreSqlAsync(PostgreSqlServer server, CancellationToken cancellationToken = default)
    {
        var database = await server.CreateDatabaseAsync(
            "migrated", connectionString => PrepareAsync(DatabaseProvider.PostgreSql, connectionString), cancellationToken);
        return new TestDatabase(DatabaseProvider.PostgreSql, database.ConnectionString, database.DisposeAsync);
    }

    /// <summary>A PostgreSQL database without any table. Skips the test where there is no PostgreSQL.</summary>
    public static async Task<TestDatabase> CreateEmptyPostgreSqlAsync(PostgreSqlServer server, CancellationToken cancellationToken = default)
    {
        var database = await server.CreateDatabaseAsync(cancellationToken);
        return new TestDatabase(DatabaseProvider.PostgreSql, database.ConnectionString, database.DisposeAsync);
    }

    /// <summary>A migrated database of the provider, for theories that run on both.</summary>
    public static Task<TestDatabase> CreateAsync(
        DatabaseProvider provider, PostgreSqlServer server, CancellationToken cancellationToken = default) =>
        provider == DatabaseProvider.Sqlite ? CreateSqliteAsync() : CreatePostgreSqlAsync(server, cancellationToken);

    /// <summary>A new context; the caller disposes it.</summary>
    public RunnerMassageContext CreateContext() => Services.GetRequiredService<IDbContextFactory<RunnerMassageContext>>().CreateDbContext();

    /// <summary>Services of their own on this database, as of another node; the caller disposes them.</summary>
    /// <param name="add">Registers more, or something else.</param>
    public ServiceProvider BuildServices(Action<IServiceCollection>? add = null) => BuildServices(Provider, ConnectionString, add);

    /// <summary>Deletes the database.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_services.IsValueCreated)
        {
            await _services.Value.DisposeAsync();
        }

        await _delete();
    }

    private static TestDatabase ForFile(string file) => new(
        DatabaseProvider.Sqlite,
        SqliteTemplate.ConnectionStringFor(file),
        () =>
        {
            SqliteTemplate.Delete(file);
            return ValueTask.CompletedTask;
        });

    private static async Task PrepareAsync(DatabaseProvider provider, string connectionString)
    {
        await using var services = BuildServices(provider, connectionString, add: null);
        await DatabaseSetup.PrepareAsync(services, CancellationToken.None);
    }

    private static ServiceProvider BuildServices(DatabaseProvider provider, string connectionString, Action<IServiceCollection>? add)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(SettingsFor(provider, connectionString)).Build();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddRunnerMassageData(configuration, Path.GetTempPath());
        add?.Invoke(services);
        return services.BuildServiceProvider(validateScopes: true);
    }

    private static Dictionary<string, string?> SettingsFor(DatabaseProvider provider, string connectionString) => new(StringComparer.Ordinal)
    {
        ["Database:Provider"] = provider.ToString(),
        ["ConnectionStrings:RunnerMassage"] = connectionString,
    };

    /// <summary>The migrated file that every SQLite test starts from, and the folder of this process that holds all of them.</summary>
    private static class SqliteTemplate
    {
        private static readonly Lazy<string> Folder = new(CreateFolder);
        private static readonly Lazy<Task<string>> Template = new(CreateAsync);

        public static Task<string> File => Template.Value;

        public static string NewFile() => Path.Combine(Folder.Value, $"{Guid.NewGuid():N}.db");

        public static string ConnectionStringFor(string file) => new SqliteConnectionStringBuilder { DataSource = file }.ConnectionString;

        public static void Delete(string file)
        {
            // The driver pools connections by the text that they were opened with, which DatabaseOptions writes like this one.
            using (var connection = new SqliteConnection(ConnectionStringFor(file)))
            {
                SqliteConnection.ClearPool(connection);
            }

            foreach (var part in Directory.GetFiles(Folder.Value, Path.GetFileName(file) + "*"))
            {
                System.IO.File.Delete(part);
            }
        }

        private static async Task<string> CreateAsync()
        {
            var file = NewFile();
            await PrepareAsync(DatabaseProvider.Sqlite, ConnectionStringFor(file));
            await using var connection = new SqliteConnection(ConnectionStringFor(file));
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();

            // Everything into the one file that is copied.
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            await command.ExecuteNonQueryAsync();
            SqliteConnection.ClearPool(connection);
            return file;
        }

        private static string CreateFolder()
        {
            var folder = Directory.CreateTempSubdirectory("runnermassage-sqlite-").FullName;
            AppDomain.CurrentDomain.ProcessExit += (_, _) =>
            {
                SqliteConnection.ClearAllPools();
                Directory.Delete(folder, recursive: true);
            };
            return folder;
        }
    }
}
