using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace RunnerMassage.Data.Availability;

/// <summary>
/// A reading statement on the context's own connection, and so inside its transaction where there is one. Plain ADO.NET: a search reads
/// thousands of small rows, of which EF Core would make as many objects first.
/// </summary>
internal sealed class ReadCommand : IAsyncDisposable
{
    private readonly RunnerMassageContext _context;
    private readonly SqlDialect _dialect;
    private readonly DbCommand _command;

    private ReadCommand(RunnerMassageContext context, SqlDialect dialect, DbCommand command) =>
        (_context, _dialect, _command) = (context, dialect, command);

    /// <summary>Opens the connection and readies a statement; disposing it lets go of both.</summary>
    public static async Task<ReadCommand> OpenAsync(
        RunnerMassageContext context, SqlDialect dialect, string sql, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        var command = context.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // All of the text is ours; values travel as parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        return new ReadCommand(context, dialect, command);
    }

    public void Set(string name, string text) => Put(name, DbType.String, text);

    public void Set(string name, Instant instant) => Put(name, null, _dialect.Value(instant));

    public void Set(string name, LocalDate date) => Put(name, null, _dialect.Value(date));

    public void Set(string name, IEnumerable<string> ids)
    {
        var list = _dialect.List(name, ids);
        if (_command.Parameters.Contains(name))
        {
            _command.Parameters[name].Value = list.Value;
        }
        else
        {
            _command.Parameters.Add(list);
        }
    }

    public Task<DbDataReader> ExecuteAsync(CancellationToken cancellationToken) => _command.ExecuteReaderAsync(cancellationToken);

    /// <summary>The statement as part of a batch of PostgreSQL; its values go with it, so this one cannot be run after that.</summary>
    public NpgsqlBatchCommand ForBatch(NpgsqlBatch batch)
    {
        var command = batch.CreateBatchCommand();
        command.CommandText = _command.CommandText;
        NpgsqlParameter[] values = [.. ((NpgsqlCommand)_command).Parameters.Cast<NpgsqlParameter>()];
        _command.Parameters.Clear();
        command.Parameters.AddRange(values);
        return command;
    }

    public async ValueTask DisposeAsync()
    {
        await _command.DisposeAsync();
        await _context.Database.CloseConnectionAsync();
    }

    private void Put(string name, DbType? type, object value)
    {
        if (_command.Parameters.Contains(name))
        {
            _command.Parameters[name].Value = value;
            return;
        }

        var parameter = _command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        if (type is { } known)
        {
            parameter.DbType = known;
        }

        _command.Parameters.Add(parameter);
    }
}
