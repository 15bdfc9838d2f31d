using Microsoft.Extensions.Logging;

namespace RunnerMassage.Data.Setup;

/// <summary>The turn to migrate: only one process has it, and the operating system or the server takes it back from one that is killed.</summary>
internal static class MigrationTurn
{
    /// <summary>How long a start waits for another one's migrations.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Waits for the turn; disposing the result ends it.</summary>
    /// <exception cref="StartupRefusedException">Somebody else has had it for longer than <see cref="Patience"/>.</exception>
    public static async Task<IAsyncDisposable> TakeAsync(
        DatabaseOptions options, RunnerMassageContext context, ILogger logger, CancellationToken cancellationToken)
    {
        if (options.SqliteFile is not { } file)
        {
            return await PostgreSqlMigrationTurn.TakeAsync(options, context, cancellationToken);
        }

        var turn = await SqliteMigrationTurn.TakeAsync(file, cancellationToken);
        try
        {
            await SqliteMigrationTurn.ClearStaleLockAsync(context, logger, cancellationToken);
            return turn;
        }
        catch
        {
            await turn.DisposeAsync();
            throw;
        }
    }

    public static StartupRefusedException TakesTooLong(string database) =>
        new($"Another process has been migrating {database} for more than {Patience.TotalMinutes:0} minutes: wait for it or end it, then start again.");
}
