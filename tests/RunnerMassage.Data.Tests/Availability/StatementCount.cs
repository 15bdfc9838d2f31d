using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace RunnerMassage.Data.Tests.Availability;

/// <summary>Counts the statements that a database is sent, whoever sends them: EF Core's own interceptors would not see plain ADO.NET.</summary>
internal sealed class StatementCount : IDisposable
{
    private readonly Action _stop;
    private int _total;

    private StatementCount(Func<StatementCount, Action> start) => _stop = start(this);

    public int Total => _total;

    /// <summary>Counts on the context's open connection, by SQLite's own trace.</summary>
    public static StatementCount OnSqlite(RunnerMassageContext context)
    {
        var native = ((SqliteConnection)context.Database.GetDbConnection()).Handle!;
        return new StatementCount(count =>
        {
            raw.sqlite3_trace(native, (strdelegate_trace)((_, _) => count.Add()), null!);
            return () => raw.sqlite3_trace(native, (strdelegate_trace)null!, null!);
        });
    }

    /// <summary>Counts what the driver sends to the context's database.</summary>
    public static StatementCount OnPostgreSql(RunnerMassageContext context)
    {
        var database = context.Database.GetDbConnection().Database;
        return new StatementCount(count =>
        {
            var listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == "Npgsql",
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
                ActivityStopped = activity =>
                {
                    if (activity.TagObjects.Any(tag => tag.Value is string text && text == database)
                        && activity.TagObjects.Any(tag => tag.Key is "db.statement" or "db.query.text"))
                    {
                        count.Add();
                    }
                },
            };
            ActivitySource.AddActivityListener(listener);
            return listener.Dispose;
        });
    }

    public void Dispose() => _stop();

    private void Add() => Interlocked.Increment(ref _total);
}
