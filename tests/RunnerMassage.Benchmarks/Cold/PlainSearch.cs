using System.Text.Json;
using Microsoft.Data.Sqlite;
using RunnerMassage.Benchmarks.Engine;
using RunnerMassage.Scheduling.Availability;

namespace RunnerMassage.Benchmarks.Cold;

/// <summary>
/// The least that a search in the database could do: one statement on an open connection, prepared once, that seeks the booked times of
/// all therapists in the covering index, and a sweep over them. It is told who works when; no rules, rooms, runners or limits.
/// </summary>
internal sealed class PlainSearch : IDisposable
{
    private const string Sql =
        """
        SELECT t.key, s."Start", s."BusyUntil" FROM json_each(@therapists) t CROSS JOIN "MassageSessions" s
        WHERE s."TherapistId" = t.value AND s."Start" >= @from AND s."Start" < @to AND s."Status" <> 'Cancelled'
        """;

    private const long TicksPerMinute = NodaTime.NodaConstants.TicksPerMinute;

    private readonly Workload _workload;
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _command;

    public PlainSearch(string connectionString, Workload workload)
    {
        _workload = workload;
        _connection = new SqliteConnection(connectionString);
        _connection.Open();
        _command = _connection.CreateCommand();
        _command.CommandText = Sql;
        _command.Parameters.AddWithValue("therapists", JsonSerializer.Serialize(workload.Offers.Select(offer => offer.Id)));
        _command.Parameters.AddWithValue("from", Midnight(0) * TicksPerMinute);
        _command.Parameters.AddWithValue("to", Midnight(workload.Days) * TicksPerMinute);
        _command.Prepare();
    }

    /// <summary>Finds the free starts of every therapist, by therapist and start.</summary>
    public List<(int Therapist, int Start)> Find()
    {
        var midnights = Enumerable.Range(0, _workload.Days).Select(Midnight).ToArray();
        var found = new List<(int Therapist, int Start)>();
        var sweep = new Sweep(found, midnights);
        using var reader = _command.ExecuteReader();
        while (reader.Read())
        {
            var (from, until) = ((int)(reader.GetInt64(1) / TicksPerMinute), (int)(reader.GetInt64(2) / TicksPerMinute));
            sweep.PassTo(reader.GetInt32(0), from);
            sweep.Pass(from, until);
        }

        sweep.PassTo(_workload.Offers.Count, 0);
        return found;
    }

    public void Dispose()
    {
        _command.Dispose();
        _connection.Dispose();
    }

    private int Midnight(int day) => MinuteClock.Floor(Workload.Zone.AtStartOfDay(_workload.FirstDay.PlusDays(day)).ToInstant());

    private struct Sweep(List<(int Therapist, int Start)> found, int[] midnights)
    {
        private int _therapist;
        private int _day;
        private int _position = midnights[0] + Workload.Opens;

        /// <summary>Ends the days before the row at hand: what is left of each may be free until closing time.</summary>
        public void PassTo(int therapist, int start)
        {
            while (_therapist < therapist || (_day + 1 < midnights.Length && start >= midnights[_day + 1]))
            {
                Emit(midnights[_day] + Workload.Closes - Workload.Minutes);
                (_therapist, _day) = _day + 1 < midnights.Length ? (_therapist, _day + 1) : (_therapist + 1, 0);
                _position = midnights[_day] + Workload.Opens;
            }
        }

        public void Pass(int from, int until)
        {
            Emit(from - Workload.Minutes - Workload.Buffer);
            _position = Math.Max(_position, until);
        }

        private readonly void Emit(int last)
        {
            if (_position > last)
            {
                return;
            }

            var opening = midnights[_day] + Workload.Opens;
            var steps = (_position - opening + Workload.Interval - 1) / Workload.Interval;
            for (var start = opening + (steps * Workload.Interval); start <= last; start += Workload.Interval)
            {
                found.Add((_therapist, start));
            }
        }
    }
}
