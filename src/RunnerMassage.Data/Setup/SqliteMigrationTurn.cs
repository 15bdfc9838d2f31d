using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace RunnerMassage.Data.Setup;

/// <summary>
/// The turn to migrate a SQLite file: an operating-system lock on <c>(database).migrate.lock</c>, which ends with the process that holds it.
/// EF Core's own lock is a row in the database that survives a kill and then stops every later start for ever; whoever has this turn
/// knows that such a row is stale.
/// </summary>
internal static class SqliteMigrationTurn
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    public static async Task<IAsyncDisposable> TakeAsync(string database, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval);
        var attemptsLeft = MigrationTurn.Patience / Interval;
        do
        {
            if (TryOpen(database + ".migrate.lock") is { } held)
            {
                return held;
            }
        }
        while (--attemptsLeft > 0 && await timer.WaitForNextTickAsync(cancellationToken));

        throw MigrationTurn.TakesTooLong($"the SQLite database {database}");
    }

    /// <summary>Removes EF Core's lock row that a killed start left behind.</summary>
    public static async Task ClearStaleLockAsync(RunnerMassageContext context, ILogger logger, CancellationToken cancellationToken)
    {
        var tables = context.Database.SqlQuery<int>(
            $"SELECT COUNT(*) AS Value FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'");
        if (!await context.Database.CanConnectAsync(cancellationToken) || await tables.SingleAsync(cancellationToken) == 0)
        {
            return;
        }

        if (await context.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsLock", cancellationToken) > 0)
        {
            logger.LogWarning("An earlier start was ended in the middle of a migration; its lock has been removed");
        }
    }

    // The file stays when the turn ends: deleting it would let two starts lock two files of one name.
    private static FileStream? TryOpen(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (IsHeld(exception))
        {
            return null;
        }
    }

    // EWOULDBLOCK of Linux and of macOS, ERROR_SHARING_VIOLATION of Windows.
    private static bool IsHeld(IOException exception) => exception.HResult is 11 or 35 or unchecked((int)0x80070020);
}
