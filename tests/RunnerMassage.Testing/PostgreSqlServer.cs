using System.Collections.Concurrent;
using Npgsql;

namespace RunnerMassage.Testing;

/// <summary>
/// One PostgreSQL for a test assembly, started when the first test asks for a database and removed with everything in it
/// at the end. Register it once: <c>[assembly: AssemblyFixture(typeof(PostgreSqlServer))]</c>, then take it as a
/// constructor argument of the test class. Tests in parallel may share it.
/// </summary>
/// <remarks>
/// Where the environment variable <c>RUNNERMASSAGE_TEST_POSTGRES</c> holds a connection string, that server is used instead;
/// its user must be allowed to create databases, and only databases made here are dropped.
/// </remarks>
public sealed class PostgreSqlServer : IAsyncDisposable
{
    /// <summary>The environment variable with the connection string of a server to use instead of a throw-away one.</summary>
    public const string ConnectionStringVariable = "RUNNERMASSAGE_TEST_POSTGRES";

    private readonly ConcurrentDictionary<string, Lazy<Task<PostgreSqlDatabase>>> _templates = new(StringComparer.Ordinal);
    private readonly Lazy<Task<string>> _maintenance;
    private ThrowAwayPostgreSql? _throwAway;

    /// <summary>Starts nothing yet.</summary>
    public PostgreSqlServer() => _maintenance = new(StartAsync);

    /// <summary>A fresh, empty database. Skips the test when there is no PostgreSQL on this machine.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The database; disposing it drops it.</returns>
    public async Task<PostgreSqlDatabase> CreateDatabaseAsync(CancellationToken cancellationToken = default)
    {
        SkipWhenMissing();
        return await PostgreSqlDatabase.CreateAsync(await _maintenance.Value, template: null, cancellationToken);
    }

    /// <summary>
    /// A fresh copy of a template database, which is prepared once: the first caller's <paramref name="prepare"/> runs
    /// (migrations, seed data), everyone else copies its result. Skips the test when there is no PostgreSQL on this machine.
    /// </summary>
    /// <param name="template">The template's name; the same name always means the same preparation.</param>
    /// <param name="prepare">Fills the template; its argument is the template's connection string.</param>
    /// <param name="cancellationToken">Ends the wait for the copy; the shared preparation goes on.</param>
    /// <returns>The database; disposing it drops it.</returns>
    public async Task<PostgreSqlDatabase> CreateDatabaseAsync(
        string template, Func<string, Task> prepare, CancellationToken cancellationToken = default)
    {
        SkipWhenMissing();
        var maintenance = await _maintenance.Value;
        var prepared = await _templates
            .GetOrAdd(template, _ => new(() => PrepareTemplateAsync(maintenance, prepare)))
            .Value.WaitAsync(cancellationToken);
        return await PostgreSqlDatabase.CreateAsync(maintenance, prepared.Name, cancellationToken);
    }

    /// <summary>Drops the templates, stops the throw-away server and deletes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var template in _templates.Values.Where(t => t.IsValueCreated && t.Value.IsCompletedSuccessfully))
        {
            await (await template.Value).DisposeAsync();
        }

        if (_throwAway is not null)
        {
            await _throwAway.DisposeAsync();
        }
    }

    /// <summary>True where every commit of a throw-away server must reach the disk, for measuring; tests need no such thing.</summary>
    public bool FlushesToDisk { get; init; }

    private static string? ExternalConnectionString =>
        Environment.GetEnvironmentVariable(ConnectionStringVariable) is { Length: > 0 } connectionString ? connectionString : null;

    // Synchronous and cheap, so that it speaks in the test that asks and not in the shared start.
    private static void SkipWhenMissing() => Requirement.Need(
        ExternalConnectionString ?? ThrowAwayPostgreSql.FindPrograms(),
        $"PostgreSQL's server programs (initdb, pg_ctl) were not found; install the package postgresql or set {ConnectionStringVariable}.");

    private async Task<string> StartAsync()
    {
        if (ExternalConnectionString is { } connectionString)
        {
            return connectionString;
        }

        _throwAway = await ThrowAwayPostgreSql.StartAsync(FlushesToDisk);
        return _throwAway.ConnectionString;
    }

    private static async Task<PostgreSqlDatabase> PrepareTemplateAsync(string maintenance, Func<string, Task> prepare)
    {
        var database = await PostgreSqlDatabase.CreateAsync(maintenance, template: null, CancellationToken.None);
        try
        {
            // Unpooled: a database to which somebody is still connected can't be copied.
            await prepare(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ConnectionString);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }
}
