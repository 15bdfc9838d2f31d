using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Npgsql;
using NpgsqlTypes;
using RunnerMassage.Scheduling.Availability;
using SQLitePCL;

namespace RunnerMassage.Data.Availability;

/// <summary>The few things in which the reading queries of the two databases differ.</summary>
internal abstract class SqlDialect
{
    private static readonly SqlDialect Sqlite = new SqliteDialect();
    private static readonly SqlDialect PostgreSql = new PostgreSqlDialect();

    public static SqlDialect Of(RunnerMassageContext context) => context.Database.IsNpgsql() ? PostgreSql : Sqlite;

    /// <summary>A list parameter as a table of (n, id), n counting from 0.</summary>
    public abstract string Ids(string parameter);

    /// <summary>A date column as ISO text.</summary>
    public abstract string DateText(string column);

    /// <summary>A value as the database's driver takes it.</summary>
    public abstract object Value(Instant instant);

    /// <inheritdoc cref="Value(Instant)" />
    public abstract object Value(LocalDate date);

    /// <summary>A parameter for <see cref="Ids"/>.</summary>
    public abstract DbParameter List(string name, IEnumerable<string> ids);

    /// <summary>Reads a time as minutes of <see cref="MinuteClock"/>, rounding down.</summary>
    public abstract int FloorMinute(DbDataReader reader, int column);

    /// <summary>Reads a time as minutes of <see cref="MinuteClock"/>, rounding up.</summary>
    public abstract int CeilingMinute(DbDataReader reader, int column);

    /// <summary>Reads a time as it was stored.</summary>
    public abstract Instant Moment(DbDataReader reader, int column);

    /// <summary>Reads a number that is not null.</summary>
    public abstract int Number(DbDataReader reader, int column);

    /// <summary>Reads an id without keeping a new string for each row.</summary>
    public abstract string Id(DbDataReader reader, int column, IdPool pool);

    private sealed class SqliteDialect : SqlDialect
    {
        public override string Ids(string parameter) => $"(SELECT key AS n, value AS id FROM json_each(@{parameter}))";

        public override string DateText(string column) => column;

        public override object Value(Instant instant) => instant.ToUnixTimeTicks();

        public override object Value(LocalDate date) => LocalDatePattern.Iso.Format(date);

        public override DbParameter List(string name, IEnumerable<string> ids) => new SqliteParameter(name, JsonSerializer.Serialize(ids));

        // Straight from the statement: the reader's own methods would ask for each value's type first, and make a string of each id.
        public override int FloorMinute(DbDataReader reader, int column) =>
            (int)Math.DivRem(raw.sqlite3_column_int64(Row(reader), column), NodaConstants.TicksPerMinute, out var rest) - (rest < 0 ? 1 : 0);

        public override int CeilingMinute(DbDataReader reader, int column) =>
            (int)Math.DivRem(raw.sqlite3_column_int64(Row(reader), column), NodaConstants.TicksPerMinute, out var rest) + (rest > 0 ? 1 : 0);

        public override Instant Moment(DbDataReader reader, int column) => Instant.FromUnixTimeTicks(raw.sqlite3_column_int64(Row(reader), column));

        public override int Number(DbDataReader reader, int column) => raw.sqlite3_column_int(Row(reader), column);

        public override string Id(DbDataReader reader, int column, IdPool pool) => pool.Get(raw.sqlite3_column_blob(Row(reader), column));

        private static sqlite3_stmt Row(DbDataReader reader) => ((SqliteDataReader)reader).Handle!;
    }

    private sealed class PostgreSqlDialect : SqlDialect
    {
        public override string Ids(string parameter) =>
            $"(SELECT (n - 1)::int AS n, id COLLATE \"C\" AS id FROM unnest(@{parameter}) WITH ORDINALITY AS list(id, n))";

        public override string DateText(string column) => $"to_char({column}, 'YYYY-MM-DD')";

        public override object Value(Instant instant) => instant;

        public override object Value(LocalDate date) => date;

        public override DbParameter List(string name, IEnumerable<string> ids) =>
            new NpgsqlParameter(name, NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = ids.ToArray() };

        public override int FloorMinute(DbDataReader reader, int column) => MinuteClock.Floor(reader.GetFieldValue<Instant>(column));

        public override int CeilingMinute(DbDataReader reader, int column) => MinuteClock.Ceiling(reader.GetFieldValue<Instant>(column));

        public override Instant Moment(DbDataReader reader, int column) => reader.GetFieldValue<Instant>(column);

        public override int Number(DbDataReader reader, int column) => reader.GetInt32(column);

        public override string Id(DbDataReader reader, int column, IdPool pool) => pool.Get(reader.GetString(column));
    }
}
