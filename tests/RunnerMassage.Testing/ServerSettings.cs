using System.Globalization;

namespace RunnerMassage.Testing;

/// <summary>How to start the web app as a process of its own.</summary>
public sealed record ServerSettings
{
    /// <summary><c>Sqlite</c> or <c>PostgreSql</c>.</summary>
    public required string DatabaseProvider { get; init; }

    /// <summary>The database's connection string; a SQLite file should have an absolute path.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>The hosting environment. Demo data is refused in <c>Production</c>.</summary>
    public string Environment { get; init; } = "Test";

    /// <summary>Seeds the demo clinic and its accounts.</summary>
    public bool Demo { get; init; } = true;

    /// <summary>Off by default: tests send more requests a minute than any visitor.</summary>
    public bool RateLimits { get; init; }

    /// <summary>Further settings by the name of their environment variable (<c>Section__Key</c>); they win over the others.</summary>
    public IReadOnlyDictionary<string, string> Others { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How long the app may take until it is ready: migrations and demo data included, on a busy machine.</summary>
    public TimeSpan ReadyWithin { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The page, below the root, that answers with success when the app is ready.</summary>
    public string ReadyPage { get; init; } = "health/ready";

    internal IEnumerable<KeyValuePair<string, string>> ToEnvironment(int port) =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}",
            ["ASPNETCORE_ENVIRONMENT"] = Environment,
            ["Database__Provider"] = DatabaseProvider,
            ["ConnectionStrings__RunnerMassage"] = ConnectionString,
            ["Demo"] = Demo ? "true" : "false",
            ["RateLimits__Enabled"] = RateLimits ? "true" : "false",
        }.Concat(Others);
}
