using System.Globalization;
using Microsoft.Data.Sqlite;
using RunnerMassage.Data.Protection;

namespace RunnerMassage.Data.Diary;

/// <summary>
/// Inserts new rows on SQLite with statements that stay prepared. EF Core prepares a statement for each row anew, and SQLite compiles the
/// overlap guards into every one of them, which costs more than all else that a booking does.
/// </summary>
internal sealed class PreparedInserts(RunnerMassageContext context, SqliteConnection connection, SessionTextProtector protector)
    : IRowInserts, IAsyncDisposable
{
    private readonly Dictionary<Type, (SqliteCommand Command, RowInsert Insert)> _byType = [];

    /// <inheritdoc />
    public void Write(object row)
    {
        if (!_byType.TryGetValue(row.GetType(), out var ready))
        {
            _byType.Add(row.GetType(), ready = Prepare(row.GetType()));
        }

        var (command, insert) = ready;
        for (var i = 0; i < insert.Columns.Count; i++)
        {
            command.Parameters[i].Value = insert.Columns[i].StoredValueOf(row, protector) ?? DBNull.Value;
        }

        command.ExecuteNonQuery();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (command, _) in _byType.Values)
        {
            await command.DisposeAsync();
        }
    }

    private (SqliteCommand Command, RowInsert Insert) Prepare(Type type)
    {
        var insert = RowInsert.Of(context.Model, type, Place);
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // All of the text is the model's; values travel as parameters.
        command.CommandText = insert.Sql;
#pragma warning restore CA2100
        for (var i = 0; i < insert.Columns.Count; i++)
        {
            command.Parameters.Add(new SqliteParameter(Place(i), value: null));
        }

        command.Prepare();
        return (command, insert);
    }

    private static string Place(int column) => string.Create(CultureInfo.InvariantCulture, $"@p{column}");
}
