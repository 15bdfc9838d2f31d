using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;
using Npgsql;
using RunnerMassage.Data.Availability;
using RunnerMassage.Data.Protection;
using RunnerMassage.Scheduling.Booking;

namespace RunnerMassage.Data.Diary;

/// <summary>
/// The diary on PostgreSQL, for any number of writers on any number of nodes. Each decision is one transaction that claims what it touches
/// before it looks, so that writers wait for one another instead of failing; the database's own constraints stand behind that, and what
/// they refuse is decided again with fresh facts.
/// </summary>
public sealed class PostgreSqlDiary(
    IDbContextFactory<RunnerMassageContext> contexts, IClock clock, SessionTextProtector protector, ILogger<PostgreSqlDiary> logger) : IDiary, IDisposable
{
    private const int MostTries = 5;

    // Decisions that wait for a claim keep a connection each; searches must find some left in the pool.
    private const int MostAtOnce = 40;

    private readonly ClinicMemory _memory = new();
    private readonly SemaphoreSlim _entrance = new(MostAtOnce);

    /// <summary>How long a decision waits to be let in, and then for each of its claims.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(15);

    /// <inheritdoc />
    public async Task<BookingOutcome> DecideAsync(
        DiaryEntry entry, Func<DiaryFacts, Decision> decide, CancellationToken cancellationToken)
    {
        if (!await _entrance.WaitAsync(Patience, cancellationToken))
        {
            return WaitingDecision.Busy;
        }

        try
        {
            return await TryUntilDecidedAsync(entry, decide, cancellationToken);
        }
        finally
        {
            _entrance.Release();
        }
    }

    /// <summary>Frees the diary's entrance; decisions under way must have ended.</summary>
    public void Dispose() => _entrance.Dispose();

    private async Task<BookingOutcome> TryUntilDecidedAsync(
        DiaryEntry entry, Func<DiaryFacts, Decision> decide, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await TryAsync(entry, decide, cancellationToken);
            }
            catch (Exception exception) when (tries < MostTries && Error(exception) is { } error && WantsAnotherTry(error))
            {
                logger.LogInformation("Deciding again after PostgreSQL answered {SqlState} ({Constraint})", error.SqlState, error.ConstraintName);
            }
            catch (Exception exception) when (Error(exception) is { } error && WantsAnotherTry(error))
            {
                logger.LogWarning("Gave up deciding after {Tries} tries, the last ending in {SqlState}", tries, error.SqlState);
                return WaitingDecision.Busy;
            }
        }
    }

    private async Task<BookingOutcome> TryAsync(
        DiaryEntry entry, Func<DiaryFacts, Decision> decide, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        context.Database.AutoSavepointsEnabled = false;
        await using var answers = new AnswerReader(context);
        await using var offers = new OfferSource(context, _memory);
        var claims = new PostgreSqlClaims((NpgsqlConnection)context.Database.GetDbConnection(), Patience);
        if (!await claims.TakeAsync(entry, ReadingsAsync, cancellationToken))
        {
            return claims.TheUsersIsTaken && entry.Idempotency is not null ? new BookingOutcome.KeyInProgress() : WaitingDecision.Busy;
        }

        await using var inserts = new BatchedInserts(context, protector);
        var store = new DecisionStore(context, inserts);
        var now = clock.GetCurrentInstant();
        if (entry.Idempotency is { } key && await store.AnswerAsync(key, answers.Found, now) is { } earlier)
        {
            await transaction.CommitAsync(CancellationToken.None);
            return earlier;
        }

        var session = entry.SessionId is { } id ? await store.FindSessionAsync(id) : null;
        await using var reader = new DecisionFactsReader(context, offers, protector);
        var facts = await reader.LoadAsync(entry, session, cancellationToken);
        var outcome = store.Note(entry, decide(facts), now);
        if (store.HasNotes)
        {
            await store.WriteAsync();
            await inserts.CommitAsync();
        }
        else
        {
            await transaction.CommitAsync(CancellationToken.None);
        }

        return outcome;

        async Task<IReadOnlyList<Reading>> ReadingsAsync(string? therapistId, string? massageTypeId)
        {
            var readings = await offers.ReadingsAsync(massageTypeId, therapistId, entry.Wanted?.Start, cancellationToken);
            return entry.Idempotency is { } repeatable ? [await answers.ReadingAsync(repeatable, cancellationToken), .. readings] : readings;
        }
    }

    private static PostgresException? Error(Exception exception) => (exception as PostgresException) ?? exception.InnerException as PostgresException;

    // A unique violation is another request with the same idempotency key, or a change of the same session that claims did not keep apart.
    private static bool WantsAnotherTry(PostgresException error) => error.SqlState
        is PostgresErrorCodes.ExclusionViolation or PostgresErrorCodes.UniqueViolation
        or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;
}
