using Microsoft.EntityFrameworkCore;

namespace RunnerMassage.Data.Setup;

/// <summary>What must hold of a SQLite file before people rely on it.</summary>
internal static class SqliteFile
{
    /// <summary>Switches the file to write-ahead logging, where readers and the writer do not wait for each other, and tries a write transaction.</summary>
    /// <exception cref="StartupRefusedException">The file system cannot do it.</exception>
    public static async Task CheckAsync(RunnerMassageContext context, DatabaseOptions options, CancellationToken cancellationToken)
    {
        // The mode is kept in the file: this changes something at most once, or after a file was put back from elsewhere.
        await context.Database.OpenConnectionAsync(cancellationToken);
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL";
        if (await command.ExecuteScalarAsync(cancellationToken) is not "wal")
        {
            throw new StartupRefusedException(
                $"The file system of {options.SqliteFile} does not support SQLite's write-ahead log (network folders do not): put the database on a local disk.");
        }

        // BEGIN IMMEDIATE fails at once on a file that may only be read; better now than at the first booking.
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await transaction.RollbackAsync(cancellationToken);
        await context.Database.CloseConnectionAsync();
    }
}
