using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using RunnerMassage.Data.Protection;

namespace RunnerMassage.Data.Diary;

/// <summary>
/// Inserts new rows on PostgreSQL in one trip with the commit. EF Core would compose a statement of its own for each save and the commit
/// would be another trip; these statements are the same each time, so the driver keeps them prepared.
/// </summary>
internal sealed class BatchedInserts(RunnerMassageContext context, SessionTextProtector protector) : IRowInserts, IAsyncDisposable
{
    private static readonly ConditionalWeakTable<IModel, ConcurrentDictionary<Type, RowInsert>> ByModel = [];

    private readonly ConcurrentDictionary<Type, RowInsert> _byType = ByModel.GetValue(context.Model, static _ => []);
    private readonly NpgsqlBatch _batch = ((NpgsqlConnection)context.Database.GetDbConnection()).CreateBatch();
    private readonly NpgsqlCommand _maker = new();

    /// <summary>Notes one row; it is sent by <see cref="CommitAsync"/>.</summary>
    public void Write(object row)
    {
        var insert = _byType.GetOrAdd(row.GetType(), static (type, model) => RowInsert.Of(model, type, Place), context.Model);
        var command = _batch.CreateBatchCommand();
#pragma warning disable CA2100 // All of the text is the model's; values travel as parameters.
        command.CommandText = insert.Sql;
#pragma warning restore CA2100
        foreach (var column in insert.Columns)
        {
            command.Parameters.Add((NpgsqlParameter)column.Mapping.CreateParameter(_maker, "", column.ValueOf(row, protector), column.IsNullable));
        }

        _batch.BatchCommands.Add(command);
    }

    /// <summary>Inserts the rows in the order in which they came and ends the transaction; if one is refused, nothing is committed.</summary>
    public Task CommitAsync()
    {
        // PostgreSQL skips everything behind a statement that fails, the commit included.
        _batch.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));
        return _batch.ExecuteNonQueryAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _batch.DisposeAsync();
        await _maker.DisposeAsync();
    }

    private static string Place(int column) => string.Create(CultureInfo.InvariantCulture, $"${column + 1}");
}
