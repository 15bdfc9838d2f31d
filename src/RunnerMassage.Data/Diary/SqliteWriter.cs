using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using NodaTime;
using RunnerMassage.Data.Protection;
using RunnerMassage.Scheduling.Booking;
using SQLitePCL;

namespace RunnerMassage.Data.Diary;

/// <summary>
/// The one connection that writes decisions. Each decision has a savepoint of its own and each group one commit; callers hear
/// only after the commit. The transaction is spoken in plain SQL, because a group spans several units of work of the context.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private const int MostInGroup = 64;

    // SQLite's own waiting gets ever slower, up to 100 ms between two looks; many short waits keep two processes level.
    private const int WaitMilliseconds = 20;
    private const int UsualWaitMilliseconds = 5_000;

    private readonly RunnerMassageContext _context;
    private readonly SessionTextProtector _protector;
    private readonly IClock _clock;
    private readonly sqlite3 _database;
    private readonly PreparedInserts _inserts;
    private readonly DecisionStore _store;
    private readonly AnswerReader _answers;
    private readonly SqliteOfferCache _offers;
    private readonly DecisionFactsReader _facts;
    private readonly List<(WaitingDecision Waiting, BookingOutcome? Outcome, Exception? Exception)> _group = [];

    private SqliteWriter(RunnerMassageContext context, IClock clock)
    {
        (_context, _clock) = (context, clock);
        _context.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        _context.Database.AutoSavepointsEnabled = false;
        var connection = (SqliteConnection)context.Database.GetDbConnection();
        _database = connection.Handle!;
        _protector = context.GetService<SessionTextProtector>();
        _inserts = new PreparedInserts(context, connection, _protector);
        _store = new DecisionStore(context, _inserts);
        _answers = new AnswerReader(context);
        _offers = new SqliteOfferCache(context, connection);
        _facts = new DecisionFactsReader(context, _offers, _protector);
    }

    private bool InTransaction => raw.sqlite3_get_autocommit(_database) == 0;

    public static async Task<SqliteWriter> OpenAsync(IDbContextFactory<RunnerMassageContext> contexts, IClock clock)
    {
        var context = await contexts.CreateDbContextAsync();
        try
        {
            await context.Database.OpenConnectionAsync();
            return new SqliteWriter(context, clock);
        }
        catch
        {
            await context.DisposeAsync();
            throw;
        }
    }

    /// <summary>Decides what waits, as one transaction, and answers it.</summary>
    public async Task WriteGroupAsync(ChannelReader<WaitingDecision> queue, TimeSpan patience)
    {
        // The key ring lies in this database. Should it want a new key, it must write it before the file is locked here.
        _protector.Protect("");
        if (!TryBegin(patience))
        {
            AnswerBusy(queue);
            return;
        }

        try
        {
            _offers.Refresh();
            while (_group.Count < MostInGroup && queue.TryRead(out var waiting))
            {
                if (waiting.TryTake())
                {
                    _group.Add((waiting, null, null));
                    await DecideLastAsync();
                }
            }

            Execute("COMMIT");
        }
        catch (Exception exception)
        {
            _group.ForEach(decision => decision.Waiting.Fail(exception));
            _group.Clear();
            throw;
        }

        foreach (var (waiting, outcome, exception) in _group)
        {
            if (exception is null)
            {
                waiting.Answer(outcome!);
            }
            else
            {
                waiting.Fail(exception);
            }
        }

        _group.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        // The connection goes back to a pool: nobody may inherit an open transaction.
        if (InTransaction)
        {
            Execute("ROLLBACK");
        }

        await _inserts.DisposeAsync();
        await _answers.DisposeAsync();
        await _facts.DisposeAsync();
        await _offers.DisposeAsync();
        raw.sqlite3_busy_timeout(_database, UsualWaitMilliseconds);
        await _context.DisposeAsync();
    }

    private bool TryBegin(TimeSpan patience)
    {
        raw.sqlite3_busy_timeout(_database, WaitMilliseconds);
        var begun = Stopwatch.GetTimestamp();
        while (true)
        {
            var result = raw.sqlite3_exec(_database, "BEGIN IMMEDIATE");
            if (result == raw.SQLITE_OK)
            {
                return true;
            }

            if ((result & 0xFF) != raw.SQLITE_BUSY)
            {
                SqliteException.ThrowExceptionForRC(result, _database);
            }

            if (Stopwatch.GetElapsedTime(begun) > patience)
            {
                return false;
            }
        }
    }

    private static void AnswerBusy(ChannelReader<WaitingDecision> queue)
    {
        for (var i = queue.Count; i > 0 && queue.TryRead(out var waiting); i--)
        {
            if (waiting.TryTake())
            {
                waiting.Answer(WaitingDecision.Busy);
            }
        }
    }

    private async Task DecideLastAsync()
    {
        var waiting = _group[^1].Waiting;
        try
        {
            _group[^1] = (waiting, await DecideAsync(waiting), null);
        }
        catch (Exception exception) when (InTransaction)
        {
            // Only this decision failed; without a transaction the others would be lost too, and all must hear of it.
            _group[^1] = (waiting, null, exception);
        }
        finally
        {
            _store.Forget();
        }
    }

    private async Task<BookingOutcome> DecideAsync(WaitingDecision waiting)
    {
        var entry = waiting.Entry;
        var now = _clock.GetCurrentInstant();
        if (entry.Idempotency is { } key
            && await _store.AnswerAsync(key, await _answers.ReadAsync(key, CancellationToken.None), now) is { } earlier)
        {
            return earlier;
        }

        var session = entry.SessionId is { } id ? await _store.FindSessionAsync(id) : null;
        var facts = await _facts.LoadAsync(entry, session, CancellationToken.None);
        var outcome = _store.Note(entry, waiting.Decide(facts), now);
        if (_store.HasNotes)
        {
            await WriteAsync();
        }

        return outcome;
    }

    private async Task WriteAsync()
    {
        Execute("SAVEPOINT decision");
        try
        {
            await _store.WriteAsync();
            Execute("RELEASE decision");
        }
        catch when (InTransaction)
        {
            Execute("ROLLBACK TO decision");
            Execute("RELEASE decision");
            throw;
        }
    }

    private void Execute(string sql) =>
        SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(_database, sql), _database);
}
