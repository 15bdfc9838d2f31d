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
    private const string Claim = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";

    /// <summary>True where the claim that could not be had is one that other requests of the same user hold.</summary>
    public bool TheUsersIsTaken { get; private set; }

    /// <summary>Takes the claims of the decision, waiting for others to finish.</summary>
    /// <returns>False where somebody holds one for longer than the patience.</returns>
    public async Task<bool> TakeAsync(DiaryEntry entry, CancellationToken cancellationToken)
    {
        var people = new SortedSet<string>(StringComparer.Ordinal) { entry.UserId };
        var therapistId = entry.Wanted?.TherapistId;
        await using var first = Begin();
        try
        {
            if (entry.SessionId is { } sessionId)
            {
                // Under the session's claim nobody changes its therapist any more; its runner never changes.
                Add(first, Claim, $"session:{sessionId}");
                Add(first, "SELECT \"RunnerId\", \"TherapistId\" FROM \"MassageSessions\" WHERE \"Id\" = $1", sessionId);
                await using (var reader = await first.ExecuteReaderAsync(cancellationToken))
                {
                    therapistId = await PartiesAsync(reader, people, cancellationToken) ?? therapistId;
                }

                await using var second = connection.CreateBatch();
                AddPeopleAndTherapist(second, people, entry.Wanted is null ? null : entry.Wanted.TherapistId ?? therapistId);
                await second.ExecuteNonQueryAsync(cancellationToken);
            }
            else
            {
                AddPeopleAndTherapist(first, people, therapistId);
                await first.ExecuteNonQueryAsync(cancellationToken);
            }

            return true;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            TheUsersIsTaken = exception.BatchCommand is { } command && !Subject(command).StartsWith("therapist:", StringComparison.Ordinal);
            return false;
        }
    }

    private NpgsqlBatch Begin()
    {
        var batch = connection.CreateBatch();
        Add(batch, "SELECT set_config('lock_timeout', $1, true)", patience.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture));
        return batch;
    }

    private static void AddPeopleAndTherapist(NpgsqlBatch batch, SortedSet<string> people, string? therapistId)
    {
        foreach (var person in people)
        {
            Add(batch, Claim, $"user:{person}");
        }

        if (therapistId is not null)
        {
            Add(batch, Claim, $"therapist:{therapistId}");
        }
    }

    private static void Add(NpgsqlBatch batch, string sql, string value)
    {
        var command = batch.CreateBatchCommand();
        command.CommandText = sql;
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text, Value = value });
        batch.BatchCommands.Add(command);
    }

    private static async Task<string?> PartiesAsync(NpgsqlDataReader reader, SortedSet<string> people, CancellationToken cancellationToken)
    {
        // The settings and the claim answer with rows of their own first.
        await reader.NextResultAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return null;
        }

        people.Add(reader.GetString(0));
        return reader.GetString(1);
    }

    private static string Subject(NpgsqlBatchCommand command) => command.Parameters.Count > 0 ? command.Parameters[0].Value as string ?? "" : "";
}
