using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace RunnerMassage.Data.Contexts;

/// <summary>Lets <c>dotnet ef</c> write migrations for SQLite without a running site.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteContext>
{
    public SqliteContext CreateDbContext(string[] args) => DesignTime.Create<SqliteContext>("Sqlite", "Data Source=design-time.db");
}

/// <summary>Lets <c>dotnet ef</c> write migrations for PostgreSQL without a server.</summary>
internal sealed class PostgreSqlDesignTimeFactory : IDesignTimeDbContextFactory<PostgreSqlContext>
{
    public PostgreSqlContext CreateDbContext(string[] args) => DesignTime.Create<PostgreSqlContext>("PostgreSql", "Host=design-time");
}

file static class DesignTime
{
    /// <summary>A context from the site's own registrations, so that what the model reads of them is the same.</summary>
    public static TContext Create<TContext>(string provider, string connectionString)
        where TContext : RunnerMassageContext
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = provider,
            ["ConnectionStrings:RunnerMassage"] = connectionString,
        }).Build();
        var services = new ServiceCollection().AddRunnerMassageData(configuration, ".").BuildServiceProvider();
        return services.GetRequiredService<IDbContextFactory<TContext>>().CreateDbContext();
    }
}
