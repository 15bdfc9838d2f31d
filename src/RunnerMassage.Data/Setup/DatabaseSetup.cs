using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RunnerMassage.Data.Protection;

namespace RunnerMassage.Data.Setup;

/// <summary>Makes the database ready before the first request.</summary>
public static class DatabaseSetup
{
    /// <summary>
    /// Applies the migrations that are pending, if any, and loads the key ring. Any number of nodes may start at once: one migrates,
    /// the others wait. A start that was killed while migrating leaves nothing that stops the next one.
    /// </summary>
    /// <param name="services">The site's services, with those of <see cref="DataServices.AddRunnerMassageData"/>.</param>
    /// <param name="cancellationToken">Gives up; a migration under way is rolled back.</param>
    /// <exception cref="StartupRefusedException">The database cannot be used; the message says why.</exception>
    public static async Task PrepareAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var options = services.GetRequiredService<DatabaseOptions>();
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(DatabaseSetup));
        try
        {
            await using var context = await services.GetRequiredService<IDbContextFactory<RunnerMassageContext>>()
                .CreateDbContextAsync(cancellationToken);
            if (await NeedsWorkAsync(context, options, cancellationToken))
            {
                await using var turn = await MigrationTurn.TakeAsync(options, context, logger, cancellationToken);
                await MigrateAsync(services, context, options, logger, cancellationToken);
            }

            if (options.Provider == DatabaseProvider.Sqlite)
            {
                await SqliteFile.CheckAsync(context, options, cancellationToken);
            }
        }
        catch (Exception exception) when (StartupReason.Of(exception, options) is { } reason)
        {
            throw new StartupRefusedException(reason, exception);
        }

        LoadKeys(services);
    }

    private static async Task<bool> NeedsWorkAsync(RunnerMassageContext context, DatabaseOptions options, CancellationToken cancellationToken)
    {
        var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        var known = context.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        if (applied.Except(known, StringComparer.Ordinal).Max(StringComparer.Ordinal) is { } newer)
        {
            throw new StartupRefusedException(
                $"A newer version of RunnerMassage has changed {options.DisplayName} (migration {newer}): start that version, or restore a backup from before.");
        }

        return !known.IsSubsetOf(applied) || !await context.DataProtectionKeys.AnyAsync(cancellationToken);
    }

    private static async Task MigrateAsync(
        IServiceProvider services, RunnerMassageContext context, DatabaseOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        // Somebody else may have done it while this start waited for its turn.
        if (await NeedsWorkAsync(context, options, cancellationToken))
        {
            logger.LogInformation("Bringing {Database} up to date", options.DisplayName);
            await context.Database.MigrateAsync(cancellationToken);

            // The first key is made here, by one node only; two keys made at once would not know each other's cookies for a while.
            LoadKeys(services);
        }
    }

    // A key ring loaded later would be read, or even written, in the middle of somebody's transaction.
    private static void LoadKeys(IServiceProvider services) => services.GetRequiredService<SessionTextProtector>().Protect("");
}
