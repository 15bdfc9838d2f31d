using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using RunnerMassage.Data.Availability;
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

    /// <summary>What the claim on a person is called, before the id.</summary>
    internal const string User = "user:";

    private const string Claim = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";

    // Every statement of a decision seeks by index whatever its values are, so one plan does for all of them. Left to itself PostgreSQL
    // goes on planning a prepared statement anew while plans for the very values look cheaper than the general one.
    private const string Settings =
        "SELECT set_config('lock_timeout', $1, true), set_config('plan_cache_mode', 'force_generic_plan', true)";

    private string _waitingFor = "";

    /// <summary>True where the claim that could not be had is one that other requests of the same user hold.</summary>
    public bool TheUsersIsTaken { get; private set; }

    /// <summary>Takes the claims of the decision, waiting for others to finish, and reads in the same trip what is wanted after them.</summary>
    /// <param name="entry">The decision.</param>
    /// <param name="readingsOf">What is read once the claims are had, given the therapist and massage type of the wanted time.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False where somebody holds one for longer than the patience.</returns>
    public async Task<bool> TakeAsync(
        DiaryEntry entry, Func<string?, string?, Task<IReadOnlyList<Reading>>> readingsOf, CancellationToken cancellationToken)
    {
        try
        {
            await using var batch = Begin();
            if (entry.SessionId is { } sessionId)
            {
                await TakeForChangeAsync(batch, entry, sessionId, readingsOf, cancellationToken);
            }
            else
            {
                AddPeopleAndTherapist(batch, [entry.UserId], entry.Wanted?.TherapistId);
                var readings = await readingsOf(entry.Wanted?.TherapistId, entry.Wanted?.MassageTypeId);
                await ExecuteAsync(batch, readings, cancellationToken);
            }

            return true;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            TheUsersIsTaken = !_waitingFor.StartsWith(Therapist, StringComparison.Ordinal);
            return false;
        }
    }

    private async Task TakeForChangeAsync(
        NpgsqlBatch batch, DiaryEntry entry, string sessionId, Func<string?, string?, Task<IReadOnlyList<Reading>>> readingsOf,
        CancellationToken cancellationToken)
    {
        // Under the session's claim nobody changes its therapist any more; its runner never changes.
        Add(batch, Claim, $"session:{sessionId}");
        Add(batch, "SELECT \"RunnerId\", \"TherapistId\", \"MassageTypeId\" FROM \"MassageSessions\" WHERE \"Id\" = $1", sessionId);
        var people = new SortedSet<string>(StringComparer.Ordinal) { entry.UserId };
        var found = await ExecuteAsync(batch, [], cancellationToken);
        if (found is { } session)
        {
            people.Add(session.RunnerId);
        }

        await using var rest = connection.CreateBatch();
        var therapistId = entry.Wanted is { } wanted ? wanted.TherapistId ?? found?.TherapistId : null;
        var typeId = found is null ? null : entry.Wanted?.MassageTypeId ?? found.Value.MassageTypeId;
        AddPeopleAndTherapist(rest, people, therapistId);
        await ExecuteAsync(rest, await readingsOf(therapistId, typeId), cancellationToken);
    }

    private NpgsqlBatch Begin()
    {
        var batch = connection.CreateBatch();
        Add(batch, Settings, patience.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture));
        return batch;
    }

    private static void AddPeopleAndTherapist(NpgsqlBatch batch, IEnumerable<string> people, string? therapistId)
    {
        foreach (var person in people)
        {
            Add(batch, Claim, User + person);
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

    /// <summary>
    /// Sends the batch at once, the readings behind it, and follows its answers, so as to know which claim it waits for; gives what the
    /// last statement of the batch says of a session.
    /// </summary>
    private async Task<(string RunnerId, string TherapistId, string MassageTypeId)?> ExecuteAsync(
        NpgsqlBatch batch, IReadOnlyList<Reading> readings, CancellationToken cancellationToken)
    {
        var claims = batch.BatchCommands.Count;
        ReadTrip.AddTo(batch, readings);
        _waitingFor = Subject(batch, 0);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        for (var i = 1; i < claims; i++)
        {
            _waitingFor = Subject(batch, i);
            await reader.NextResultAsync(cancellationToken);
        }

        await ReadTrip.TakeNextAsync(reader, readings, cancellationToken);
        return reader.FieldCount == 3 && readings.Count == 0 && await reader.ReadAsync(cancellationToken)
            ? (reader.GetString(0), reader.GetString(1), reader.GetString(2))
            : null;
    }

    private static string Subject(NpgsqlBatch batch, int command) => (string)batch.BatchCommands[command].Parameters[0].Value!;
}
