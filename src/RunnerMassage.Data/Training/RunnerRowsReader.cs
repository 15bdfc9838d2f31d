using System.Data.Common;
using NodaTime;
using NodaTime.Text;
using RunnerMassage.Data.Availability;
using RunnerMassage.Data.Safety;
using RunnerMassage.Scheduling.Recommendations;
using RunnerMassage.Scheduling.Safety;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Scheduling.Training;

namespace RunnerMassage.Data.Training;

/// <summary>
/// Reads in one statement what the timing rules need to know of one runner: every booking and every rated search asks for it. Keeps the
/// statement ready for the next call, for the diary's sake.
/// </summary>
internal sealed class RunnerRowsReader(RunnerMassageContext context) : IAsyncDisposable
{
    private const int SessionRow = 0;
    private const int EntryRow = 1;
    private const int ReportRow = 2;
    private const int HoldRow = 3;
    private const int ScreeningRow = 4;

    private const string Sql = """
        SELECT 0, s."Id", s."MassageTypeId", s."TimingClass", {0}, s."Start", s."End", s."Minutes", 0, CAST(NULL AS double precision), NULL
            FROM "MassageSessions" s
            WHERE s."RunnerId" = @runner AND s."Start" >= @remembered AND s."Start" < @lastSession AND s."Status" <> 'Cancelled'
                AND s."Status" <> 'NoShow'
        UNION ALL
        SELECT 1, e."Id", e."Name", e."Level", {1}, e."Start", NULL, e."Minutes", e."AscentMetres", e."DistanceKm", e."Priority"
            FROM "TrainingEntries" e WHERE e."RunnerId" = @runner AND e."Date" >= @firstEffort AND e."Date" <= @lastEffort
        UNION ALL
        SELECT 2, r."Id", NULL, r."ProtectedLevel", NULL, r."At", NULL, NULL, NULL, NULL, NULL
            FROM "SorenessReports" r WHERE r."RunnerId" = @runner AND r."At" >= @firstReport AND r."At" < @end
        UNION ALL
        SELECT 3, h."Id", h."Decision", h."Action", NULL, NULL, h."EndsAt", NULL, NULL, NULL, NULL
            FROM "SafetyHolds" h WHERE h."RunnerId" = @runner
        UNION ALL
        SELECT 4, NULL, NULL, NULL, NULL, MAX(c."GivenAt"), NULL, NULL, NULL, NULL, NULL
            FROM "Screenings" c WHERE c."RunnerId" = @runner AND NOT c."InPerson" AND c."Occasion" <> 'Soreness'
        """;

    private static readonly System.Text.CompositeFormat Statement = System.Text.CompositeFormat.Parse(Sql);

    private readonly SqlDialect _dialect = SqlDialect.Of(context);
    private ReadCommand? _command;

    /// <summary>Entries with a date, reports with a time and sessions that were or will be given with a start inside the spans.</summary>
    public async Task<RunnerRows> ReadAsync(string runnerId, TrainingSpan span, CancellationToken cancellationToken)
    {
        var rows = new RunnerRows([], [], []);
        await ReadTrip.RunAsync(context, [await ReadingAsync(rows, runnerId, span, cancellationToken)], cancellationToken);
        return rows;
    }

    /// <summary>The statement that fills the lists, for whoever sends it together with others.</summary>
    public async Task<Reading> ReadingAsync(RunnerRows rows, string runnerId, TrainingSpan span, CancellationToken cancellationToken)
    {
        var command = _command ??= await ReadCommand.OpenAsync(
            context, _dialect,
            string.Format(null, Statement, _dialect.DateText("s.\"Date\""), _dialect.DateText("e.\"Date\"")),
            cancellationToken);
        command.Set("runner", runnerId);
        command.Set("remembered", span.Remembered);
        command.Set("lastSession", span.LastSession);
        command.Set("firstEffort", span.FirstEffort);
        command.Set("lastEffort", span.LastEffort);
        command.Set("firstReport", span.FirstReport);
        command.Set("end", span.End);
        return new Reading(command, (reader, stopping) => FillAsync(rows, runnerId, reader, stopping));
    }

    public ValueTask DisposeAsync() => _command?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task FillAsync(RunnerRows rows, string runnerId, DbDataReader reader, CancellationToken cancellationToken)
    {
        while (await reader.ReadAsync(cancellationToken))
        {
            switch (_dialect.Number(reader, 0))
            {
                case SessionRow:
                    rows.Sessions.Add(new KnownSession(
                        reader.GetString(1), runnerId, reader.GetString(2), Word<TimingClass>(reader, 3), _dialect.Moment(reader, 5),
                        _dialect.Moment(reader, 6), Date(reader)));
                    break;
                case EntryRow:
                    rows.Entries.Add(Entry(reader, runnerId));
                    break;
                case ReportRow:
                    rows.Reports.Add(new StoredSoreness
                    {
                        Id = reader.GetString(1),
                        RunnerId = runnerId,
                        ProtectedLevel = reader.GetString(3),
                        At = _dialect.Moment(reader, 5),
                    });
                    break;
                case HoldRow when LimitOf(reader) is { } limit:
                    rows.Limits.Add(limit);
                    break;
                case ScreeningRow:
                    rows.ScreenedAt = reader.IsDBNull(5) ? null : _dialect.Moment(reader, 5);
                    break;
            }
        }
    }

    private TrainingEntry Entry(DbDataReader reader, string runnerId) => new()
    {
        Id = reader.GetString(1),
        RunnerId = runnerId,
        Name = reader.IsDBNull(2) ? null : reader.GetString(2),
        Level = Word<EffortLevel>(reader, 3),
        Date = Date(reader),
        Start = reader.IsDBNull(5) ? null : _dialect.Moment(reader, 5),
        Minutes = reader.IsDBNull(7) ? null : _dialect.Number(reader, 7),
        AscentMetres = reader.IsDBNull(8) ? null : _dialect.Number(reader, 8),
        DistanceKm = reader.IsDBNull(9) ? null : reader.GetDouble(9),
        Priority = reader.IsDBNull(10) ? null : Word<RacePriority>(reader, 10),
    };

    private SafetyLimit? LimitOf(DbDataReader reader) => HoldLimits.Of(
        reader.GetString(3),
        reader.IsDBNull(2) ? null : Word<HoldDecision>(reader, 2),
        reader.IsDBNull(6) ? null : _dialect.Moment(reader, 6));

    private static T Word<T>(DbDataReader reader, int column)
        where T : struct, Enum => Enum.Parse<T>(reader.GetString(column));

    private static LocalDate Date(DbDataReader reader) => LocalDatePattern.Iso.Parse(reader.GetString(4)).Value;
}

/// <summary>What lies in the database about one runner.</summary>
internal sealed record RunnerRows(List<KnownSession> Sessions, List<TrainingEntry> Entries, List<StoredSoreness> Reports)
{
    /// <summary>What safety answers hold back.</summary>
    public List<SafetyLimit> Limits { get; } = [];

    /// <summary>When the safety questions were last answered, or null.</summary>
    public Instant? ScreenedAt { get; set; }
}
