using System.Data.Common;
using RunnerMassage.Data.Availability;
using RunnerMassage.Data.Journal;
using RunnerMassage.Scheduling.Booking;

namespace RunnerMassage.Data.Diary;

/// <summary>Reads what a request was answered. Keeps the statement ready for the next call, since every booking asks.</summary>
internal sealed class AnswerReader(RunnerMassageContext context) : IAsyncDisposable
{
    private const string Sql = """
        SELECT "RequestHash", "Status", "Body", "SessionId", "SessionVersion", "CreatedAt"
            FROM "IdempotencyRecords" WHERE "Scope" = @scope AND "Key" = @key
        """;

    private readonly SqlDialect _dialect = SqlDialect.Of(context);
    private ReadCommand? _command;

    /// <summary>The record of the key as it was last read, or null where there is none.</summary>
    public IdempotencyRecord? Found { get; private set; }

    /// <summary>Reads the record of a key, or null.</summary>
    public async Task<IdempotencyRecord?> ReadAsync(IdempotencyKey key, CancellationToken cancellationToken)
    {
        await ReadTrip.RunAsync(context, [await ReadingAsync(key, cancellationToken)], cancellationToken);
        return Found;
    }

    /// <summary>The statement that finds the record, for whoever sends it together with others.</summary>
    public async Task<Reading> ReadingAsync(IdempotencyKey key, CancellationToken cancellationToken)
    {
        Found = null;
        var command = _command ??= await ReadCommand.OpenAsync(context, _dialect, Sql, cancellationToken);
        command.Set("scope", key.Scope);
        command.Set("key", key.Key);
        return new Reading(command, (rows, stopping) => TakeAsync(key, rows, stopping));
    }

    public ValueTask DisposeAsync() => _command?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task TakeAsync(IdempotencyKey key, DbDataReader rows, CancellationToken cancellationToken)
    {
        if (await rows.ReadAsync(cancellationToken))
        {
            Found = new IdempotencyRecord
            {
                Scope = key.Scope,
                Key = key.Key,
                RequestHash = rows.GetString(0),
                Status = _dialect.Number(rows, 1),
                Body = rows.GetString(2),
                SessionId = rows.IsDBNull(3) ? null : rows.GetString(3),
                SessionVersion = rows.IsDBNull(4) ? null : _dialect.Number(rows, 4),
                CreatedAt = _dialect.Moment(rows, 5),
            };
        }
    }
}
