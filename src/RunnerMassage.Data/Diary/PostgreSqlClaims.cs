using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using RunnerMassage.Scheduling.Booking;

namespace RunnerMassage.Data.Diary;

/// <summary>
/// The advisory locks of one decision, held to the end of its transaction. Everybody takes them in the same order (session, then people by
/// id, then therapist), so that nobody waits in a circle. A therapist is claimed as a whole, not a day: the local day of a start needs the
/// clinic's zone, and a session near midnight touches two days.
/// </summary>
internal sealed class PostgreSqlClaims(NpgsqlConnection connection, TimeSpan patience)
{
    /// <summary>What the claim on a therapist is called, before the id.</summary>
    internal const string Therapist = "therapist:";

    private const string Claim = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";

    private string _waitingFor = "";

    /// <summary>True where the claim that could not be had is one that other requests of the same user hold.</summary>
    public bool TheUsersIsTaken { get; private set; }

    /// <summary>Takes the claims of the decision, waiting for others to finish.</summary>
    /// <returns>False where somebody holds one for longer than the patience.</returns>
    public async Task<bool> TakeAsync(DiaryEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            await using var batch = Begin();
            if (entry.SessionId is { } sessionId)
            {
                await TakeForChangeAsync(batch, entry, sessionId, cancellationToken);
            }
            else
            {
                AddPeopleAndTherapist(batch, [entry.UserId], entry.Wanted?.TherapistId);
                await ExecuteAsync(batch, cancellationToken);
            }

            return true;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            TheUsersIsTaken = !_waitingFor.StartsWith(Therapist, StringComparison.Ordinal);
            return false;
        }
    }

    private async Task TakeForChangeAsync(NpgsqlBatch batch, DiaryEntry entry, string sessionId, CancellationToken cancellationToken)
    {
        // Under the session's claim nobody changes its therapist any more; its runner never changes.
        Add(batch, Claim, $"session:{sessionId}");
        Add(batch, "SELECT \"RunnerId\", \"TherapistId\" FROM \"MassageSessions\" WHERE \"Id\" = $1", sessionId);
        var people = new SortedSet<string>(StringComparer.Ordinal) { entry.UserId };
        var (runnerId, therapistId) = await ExecuteAsync(batch, cancellationToken);
        if (runnerId is not null)
        {
            people.Add(runnerId);
        }

        await using var rest = connection.CreateBatch();
        AddPeopleAndTherapist(rest, people, entry.Wanted is { } wanted ? wanted.TherapistId ?? therapistId : null);
        await ExecuteAsync(rest, cancellationToken);
    }

    private NpgsqlBatch Begin()
    {
        var batch = connection.CreateBatch();
        Add(batch, "SELECT set_config('lock_timeout', $1, true)", patience.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture));
        return batch;
    }

    private static void AddPeopleAndTherapist(NpgsqlBatch batch, IEnumerable<string> people, string? therapistId)
    {
        foreach (var person in people)
        {
            Add(batch, Claim, $"user:{person}");
        }

        if (therapistId is not null)
        {
            Add(batch, Claim, Therapist + therapistId);
        }
    }

    private static void Add(NpgsqlBatch batch, string sql, string value)
    {
        var command = batch.CreateBatchCommand();
        command.CommandText = sql;
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text, Value = value });
        batch.BatchCommands.Add(command);
    }

    /// <summary>Sends the batch at once and follows its answers, so as to know which claim it waits for; gives the last answer's texts.</summary>
    private async Task<(string? First, string? Second)> ExecuteAsync(NpgsqlBatch batch, CancellationToken cancellationToken)
    {
        _waitingFor = Subject(batch, 0);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        for (var i = 1; i < batch.BatchCommands.Count; i++)
        {
            _waitingFor = Subject(batch, i);
            await reader.NextResultAsync(cancellationToken);
        }

        return reader.FieldCount == 2 && await reader.ReadAsync(cancellationToken) ? (reader.GetString(0), reader.GetString(1)) : default;
    }

    private static string Subject(NpgsqlBatch batch, int command) => (string)batch.BatchCommands[command].Parameters[0].Value!;
}
