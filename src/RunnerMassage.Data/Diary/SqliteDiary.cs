using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;
using RunnerMassage.Scheduling.Booking;

namespace RunnerMassage.Data.Diary;

/// <summary>
/// The diary on SQLite, which has one writer at a time. Decisions wait in a queue, not on the file's lock, where some of many waiting
/// connections starve for seconds; and those that wait together are committed together, so that a commit that reaches the disk
/// costs little for each of them. Other processes may write to the same file: the lock on the file is taken for every group.
/// </summary>
public sealed class SqliteDiary : IDiary, IAsyncDisposable
{
    private const int LongestQueue = 2_000;

    private readonly Channel<WaitingDecision> _queue = Channel.CreateBounded<WaitingDecision>(
        new BoundedChannelOptions(LongestQueue) { SingleReader = true });

    private readonly IDbContextFactory<RunnerMassageContext> _contexts;
    private readonly IClock _clock;
    private readonly ILogger<SqliteDiary> _logger;
    private readonly Task _writing;

    /// <summary>Starts the writer; it opens its connection with the first decision.</summary>
    public SqliteDiary(IDbContextFactory<RunnerMassageContext> contexts, IClock clock, ILogger<SqliteDiary> logger)
    {
        (_contexts, _clock, _logger) = (contexts, clock, logger);
        _writing = Task.Run(WriteAllAsync);
    }

    /// <summary>How long a decision waits for its turn, and a group for another process to release the file.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(15);

    /// <inheritdoc />
    public Task<BookingOutcome> DecideAsync(DiaryEntry entry, Func<DiaryFacts, Decision> decide, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<BookingOutcome>(cancellationToken);
        }

        var waiting = new WaitingDecision(entry, decide);
        return _queue.Writer.TryWrite(waiting)
            ? waiting.OutcomeAsync(Patience, cancellationToken)
            : Task.FromResult<BookingOutcome>(WaitingDecision.Busy);
    }

    /// <summary>Finishes the decisions that wait, takes no more, and closes the writer's connection.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _writing;
    }

    private async Task WriteAllAsync()
    {
        SqliteWriter? writer = null;
        while (await _queue.Reader.WaitToReadAsync())
        {
            try
            {
                writer ??= await SqliteWriter.OpenAsync(_contexts, _clock);
                await writer.WriteGroupAsync(_queue.Reader, Patience);
            }
            catch (Exception exception)
            {
                // Whoever waits is told instead of being tried over and over; who comes next gets a fresh connection.
                _logger.LogError(exception, "The diary could not write a group of decisions");
                FailWaiting(exception);
                await CloseAsync(writer);
                writer = null;
            }
        }

        await CloseAsync(writer);
    }

    private void FailWaiting(Exception exception)
    {
        for (var i = _queue.Reader.Count; i > 0 && _queue.Reader.TryRead(out var waiting); i--)
        {
            if (waiting.TryTake())
            {
                waiting.Fail(exception);
            }
        }
    }

    private async Task CloseAsync(SqliteWriter? writer)
    {
        try
        {
            await (writer?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (Exception exception)
        {
            _logger.LogError(exception, "The diary's connection could not be closed");
        }
    }
}
