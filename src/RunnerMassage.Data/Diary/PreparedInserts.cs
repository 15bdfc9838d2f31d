using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using RunnerMassage.Data.Protection;
using RunnerMassage.Scheduling;

namespace RunnerMassage.Data.Diary;

/// <summary>
/// Inserts new rows on SQLite with statements that stay prepared. EF Core prepares a statement for each row anew, and SQLite compiles the
/// overlap guards into every one of them, which costs more than all else that a booking does. What the columns are and how values are
/// stored comes from the model, so the two cannot drift apart.
/// </summary>
internal sealed class PreparedInserts(RunnerMassageContext context, SqliteConnection connection, SessionTextProtector protector) : IAsyncDisposable
{
    private readonly Dictionary<Type, Insert> _byType = [];

    /// <summary>Inserts one row.</summary>
    public void Write(object row)
    {
        if (!_byType.TryGetValue(row.GetType(), out var insert))
        {
            _byType.Add(row.GetType(), insert = Prepare(row.GetType()));
        }

        foreach (var (parameter, valueOf) in insert.Values)
        {
            parameter.Value = valueOf(row) ?? DBNull.Value;
        }

        insert.Command.ExecuteNonQuery();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var insert in _byType.Values)
        {
            await insert.Command.DisposeAsync();
        }
    }

    private Insert Prepare(Type type)
    {
        var entity = context.Model.FindEntityType(type) ?? throw new InvalidOperationException($"{type.Name} has no table.");
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
        var columns = entity.GetProperties().Where(property => !IsNumberedByTheDatabase(property)).ToList();
        var command = connection.CreateCommand();
        var names = columns.Select(property => $"\"{property.GetColumnName(table)}\"");
        var places = columns.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"@p{i}"));
#pragma warning disable CA2100 // All of the text is the model's; values travel as parameters.
        command.CommandText = $"INSERT INTO \"{table.Name}\" ({string.Join(", ", names)}) VALUES ({string.Join(", ", places)})";
#pragma warning restore CA2100
        var values = columns.ConvertAll(property => (command.Parameters.Add(new SqliteParameter($"@p{command.Parameters.Count}", value: null)), ValueOf(property)));
        command.Prepare();
        return new Insert(command, values);
    }

    private Func<object, object?> ValueOf(IProperty property)
    {
        if (property.IsShadowProperty())
        {
            return EncryptedSessionTexts.TextOf(property.Name) is { } text
                ? row => protector.Protect(text((MassageSession)row))
                : throw new InvalidOperationException($"Nothing says what {property.DeclaringType.DisplayName()}.{property.Name} is of a new row.");
        }

        var getter = property.GetGetter();
        var converter = property.GetRelationalTypeMapping().Converter;
        return converter is null
            ? getter.GetClrValue
            : row => getter.GetClrValue(row) is { } value ? converter.ConvertToProvider(value) : null;
    }

    private static bool IsNumberedByTheDatabase(IProperty property) =>
        property.ValueGenerated == ValueGenerated.OnAdd && property.IsPrimaryKey() && property.ClrType == typeof(long);

    private sealed record Insert(SqliteCommand Command, List<(SqliteParameter Parameter, Func<object, object?> ValueOf)> Values);
}
