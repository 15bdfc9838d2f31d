using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using RunnerMassage.Data.Protection;
using RunnerMassage.Scheduling;

namespace RunnerMassage.Data.Diary;

/// <summary>Inserts rows of the diary, inside the transaction of a decision.</summary>
internal interface IRowInserts
{
    /// <summary>Takes one new row of any table of the model; its text fields are encrypted on the way.</summary>
    void Write(object row);
}

/// <summary>
/// The statement that inserts rows of one table. What the columns are and how values are stored comes from the model, so the two cannot
/// drift apart.
/// </summary>
/// <param name="Sql">The statement, with a place for each column.</param>
/// <param name="Columns">The columns in the order of the places.</param>
internal sealed record RowInsert(string Sql, IReadOnlyList<RowInsert.Column> Columns)
{
    /// <summary>The statement for a type of row.</summary>
    /// <param name="model">The model of the database.</param>
    /// <param name="type">The type of the rows.</param>
    /// <param name="place">What stands for the value of the nth column, counted from 0.</param>
    public static RowInsert Of(IModel model, Type type, Func<int, string> place)
    {
        var entity = model.FindEntityType(type) ?? throw new InvalidOperationException($"{type.Name} has no table.");
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
        var properties = entity.GetProperties().Where(property => !IsNumberedByTheDatabase(property)).ToList();
        var names = properties.Select(property => $"\"{property.GetColumnName(table)}\"");
        var places = properties.Select((_, i) => place(i));
        return new RowInsert(
            $"INSERT INTO \"{table.Name}\" ({string.Join(", ", names)}) VALUES ({string.Join(", ", places)})",
            properties.ConvertAll(property => new Column(property.GetRelationalTypeMapping(), property.IsNullable, ValueOf(property))));
    }

    private static Func<object, SessionTextProtector, object?> ValueOf(IProperty property)
    {
        if (property.IsShadowProperty())
        {
            return EncryptedSessionTexts.TextOf(property.Name) is { } text
                ? (row, protector) => protector.Protect(text((MassageSession)row))
                : throw new InvalidOperationException($"Nothing says what {property.DeclaringType.DisplayName()}.{property.Name} is of a new row.");
        }

        var getter = property.GetGetter();
        return (row, _) => getter.GetClrValue(row);
    }

    private static bool IsNumberedByTheDatabase(IProperty property) =>
        property.ValueGenerated == ValueGenerated.OnAdd && property.IsPrimaryKey() && property.ClrType == typeof(long);

    /// <summary>One column.</summary>
    /// <param name="Mapping">How its values are stored.</param>
    /// <param name="IsNullable">Whether it may be empty.</param>
    /// <param name="ValueOf">The value of a row, as the model knows it.</param>
    internal sealed record Column(RelationalTypeMapping Mapping, bool IsNullable, Func<object, SessionTextProtector, object?> ValueOf)
    {
        /// <summary>The value of a row as the database's driver takes it.</summary>
        public object? StoredValueOf(object row, SessionTextProtector protector) =>
            ValueOf(row, protector) is { } value ? Mapping.Converter?.ConvertToProvider(value) ?? value : null;
    }
}
