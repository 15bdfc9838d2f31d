using NodaTime;
using RunnerMassage.Scheduling.Booking;

namespace RunnerMassage.Data.Diary;

/// <summary>A decision in the queue of the writer, and the caller that waits for it.</summary>
internal sealed class WaitingDecision(DiaryEntry entry, Func<DiaryFacts, Decision> decide)
{
    public static readonly BookingOutcome.Busy Busy = new(RetryAfter: Duration.FromSeconds(1));

    private const int InQueue = 0;
    private const int Taken = 1;
    private const int GivenUp = 2;

    // The writer must not run the callers' code between two commits.
    private readonly TaskCompletionSource<BookingOutcome> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _state = InQueue;

    public DiaryEntry Entry { get; } = entry;

    public Func<DiaryFacts, Decision> Decide { get; } = decide;

    /// <summary>For the writer: true where the caller still waits; from then on the decision is carried through.</summary>
    public bool TryTake() => Interlocked.CompareExchange(ref _state, Taken, InQueue) == InQueue;

    public void Answer(BookingOutcome outcome) => _outcome.SetResult(outcome);

    public void Fail(Exception exception) => _outcome.SetException(exception);

    /// <summary>For the caller: the outcome, or <see cref="Busy"/> where the writer has not begun in time.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up before the writer began.</exception>
    public async Task<BookingOutcome> OutcomeAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        try
        {
            return await _outcome.Task.WaitAsync(patience, cancellationToken);
        }
        catch (TimeoutException) when (TryGiveUp())
        {
            return Busy;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested && TryGiveUp())
        {
            throw;
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            return await _outcome.Task;
        }
    }

    private bool TryGiveUp() => Interlocked.CompareExchange(ref _state, GivenUp, InQueue) == InQueue;
}
