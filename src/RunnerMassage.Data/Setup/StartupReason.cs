using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace RunnerMassage.Data.Setup;

/// <summary>Says in one sentence why a database cannot be used.</summary>
internal static class StartupReason
{
    /// <summary>The sentence, or null for what is no fault of the database or its surroundings.</summary>
    public static string? Of(Exception exception, DatabaseOptions options) => Cause(exception) switch
    {
        SqliteException sqlite => $"{Capital(options.DisplayName)} {Of(sqlite)}.",
        PostgresException refused => $"{Capital(options.DisplayName)} refused: {refused.MessageText} (SQLSTATE {refused.SqlState}).",
        NpgsqlException unreachable => $"{Capital(options.DisplayName)} cannot be reached: {OneSentence(unreachable)}.",
        IOException or UnauthorizedAccessException when options.SqliteFile is { } file =>
            $"The folder {Path.GetDirectoryName(file)} cannot be written to: {OneSentence(exception)}.",
        _ => null,
    };

    // EF Core wraps what the provider threw when it thinks that trying again might help.
    private static Exception? Cause(Exception? exception)
    {
        while (exception is not (null or DbException or IOException or UnauthorizedAccessException))
        {
            exception = exception.InnerException;
        }

        return exception;
    }

    private static string Of(SqliteException exception) => exception.SqliteErrorCode switch
    {
        raw.SQLITE_CANTOPEN => "cannot be opened: its folder must exist and be writable",
        raw.SQLITE_READONLY => "cannot be written to: the file and its folder must be writable for the site's user",
        raw.SQLITE_NOTADB => "is not a SQLite database",
        raw.SQLITE_CORRUPT => "is damaged: restore a backup",
        raw.SQLITE_FULL => "cannot grow: the disk is full",
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => "is locked by another program",
        _ => $"cannot be used: {OneSentence(exception)}",
    };

    private static string OneSentence(Exception exception) => exception.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ');

    private static string Capital(string text) => string.Concat(char.ToUpper(text[0], CultureInfo.InvariantCulture).ToString(), text.AsSpan(1));
}
