using Microsoft.Extensions.Configuration;
using Npgsql;
using RunnerMassage.Data.Setup;
using Shouldly;
using Xunit;

namespace RunnerMassage.Data.Tests.Setup;

public sealed class DatabaseOptionsTests
{
    [Theory]
    [InlineData("Host=db;Database=rm", 100)]
    [InlineData("Host=db;Database=rm;Max Auto Prepare=0", 0)]
    [InlineData("Host=db;MaxAutoPrepare=7", 7)]
    public void PostgreSql_prepares_statements_unless_told_otherwise(string connectionString, int expected)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = "PostgreSql",
            ["ConnectionStrings:RunnerMassage"] = connectionString,
        }).Build();

        var options = DatabaseOptions.Read(configuration, "unused");

        new NpgsqlConnectionStringBuilder(options.ConnectionString).MaxAutoPrepare.ShouldBe(expected);
        new NpgsqlConnectionStringBuilder(options.ConnectionString).Host.ShouldBe("db");
    }
}
