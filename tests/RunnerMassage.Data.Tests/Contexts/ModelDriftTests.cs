using Microsoft.EntityFrameworkCore;
using RunnerMassage.Data.Setup;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Data.Tests.Contexts;

public sealed class ModelDriftTests(PostgreSqlServer server)
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task The_migrations_hold_the_whole_model(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider, server, TestContext.Current.CancellationToken);
        await using var context = database.CreateContext();

        context.Database.HasPendingModelChanges().ShouldBeFalse("run dotnet ef migrations add for both providers");
        (await context.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }
}
