using Microsoft.EntityFrameworkCore;
using RunnerMassage.Data.Protection;

namespace RunnerMassage.Data.Contexts;

/// <summary>How the two providers are used.</summary>
internal static class ProviderOptions
{
    public static void UseSqlite(DbContextOptionsBuilder builder, string connectionString) =>
        builder.UseSqlite(connectionString).AddInterceptors(SqliteConnectionSetup.Instance, EncryptedSessionTexts.Instance);

    public static void UsePostgreSql(DbContextOptionsBuilder builder, string connectionString) =>
        builder.UseNpgsql(connectionString, npgsql => npgsql.UseNodaTime()).AddInterceptors(EncryptedSessionTexts.Instance);
}
