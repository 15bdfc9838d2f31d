using System.Data.Common;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Availability;

namespace RunnerMassage.Data.Availability;

/// <summary>
/// Reads in one statement what is booked already: the therapists' own times by one index seek each, the times of others in their rooms,
/// and the runner's. Keeps the statement ready for the next call, for the diary's sake.
/// </summary>
internal sealed class BookedTimeReader(RunnerMassageContext context) : IAsyncDisposable
{
    // In the order of the columns: what kind of row, which therapist of the list, from, until, minutes, deep, room, which other therapist.
    private const int Own = 0;
    private const int OtherInRoom = 1;
    private const int Runners = 2;

    private readonly SqlDialect _dialect = SqlDialect.Of(context);
    private readonly Dictionary<(bool Runner, bool Except), ReadCommand> _commands = [];

    /// <summary>The facts of the request, from what is offered and what is booked.</summary>
    public async Task<AvailabilityFacts> ReadAsync(Offers offers, AvailabilityRequest request, CancellationToken cancellationToken)
    {
        var booked = new BookedTimeList(offers);
        if (await ReadingAsync(booked, offers, request, cancellationToken) is { } reading)
        {
            await ReadTrip.RunAsync(context, [reading], cancellationToken);
        }

        return Facts(booked, offers, request);
    }

    /// <summary>The statement that fills the list, for whoever sends it together with others; null where there is nobody to look at.</summary>
    public async Task<Reading?> ReadingAsync(
        BookedTimeList booked, Offers offers, AvailabilityRequest request, CancellationToken cancellationToken) => offers.Therapists.Count == 0
            ? null
            : new Reading(await CommandAsync(offers, request, cancellationToken), (reader, stopping) => FillAsync(booked, reader, stopping));

    /// <summary>The facts of the request, from what is offered and the list that was filled.</summary>
    public static AvailabilityFacts Facts(BookedTimeList booked, Offers offers, AvailabilityRequest request) => new(
        offers.Type!, offers.Zone, request.From, request.To, offers.Therapists, booked.Sorted(), booked.RunnerBusy());

    public async ValueTask DisposeAsync()
    {
        foreach (var command in _commands.Values)
        {
            await command.DisposeAsync();
        }
    }

    private async Task<ReadCommand> CommandAsync(Offers offers, AvailabilityRequest request, CancellationToken cancellationToken)
    {
        var command = await CommandAsync(request, cancellationToken);
        command.Set("therapists", offers.Therapists.Select(therapist => therapist.Id));
        command.Set("rooms", offers.Therapists.SelectMany(therapist => therapist.RoomIds).Distinct(StringComparer.Ordinal));
        command.Set("from", offers.Zone.AtStartOfDay(request.From).ToInstant() - MassageSession.LongestOccupation);
        command.Set("to", offers.Zone.AtStartOfDay(request.To.PlusDays(2)).ToInstant());
        if (request.RunnerId is { } runnerId)
        {
            command.Set("runner", runnerId);
        }

        if (request.ExceptSessionId is { } sessionId)
        {
            command.Set("except", sessionId);
        }

        return command;
    }

    private async Task FillAsync(BookedTimeList booked, DbDataReader reader, CancellationToken cancellationToken)
    {
        while (await reader.ReadAsync(cancellationToken))
        {
            Add(booked, reader);
        }
    }

    private void Add(BookedTimeList booked, DbDataReader reader)
    {
        var start = _dialect.FloorMinute(reader, 2);
        var until = _dialect.CeilingMinute(reader, 3);
        switch (_dialect.Number(reader, 0))
        {
            case Own:
                var room = _dialect.Id(reader, 6, booked.Ids);
                booked.AddOwn(_dialect.Number(reader, 1), room, start, until, _dialect.Number(reader, 4), deep: _dialect.Number(reader, 5) != 0);
                break;
            case OtherInRoom:
                booked.AddOther(_dialect.Id(reader, 7, booked.Ids), _dialect.Id(reader, 6, booked.Ids), start, until);
                break;
            default:
                booked.AddRunners(start, until);
                break;
        }
    }

    private async Task<ReadCommand> CommandAsync(AvailabilityRequest request, CancellationToken cancellationToken)
    {
        var variant = (request.RunnerId is not null, request.ExceptSessionId is not null);
        if (!_commands.TryGetValue(variant, out var command))
        {
            command = await ReadCommand.OpenAsync(context, _dialect, Sql(variant.Item1, variant.Item2), cancellationToken);
            _commands.Add(variant, command);
        }

        return command;
    }

    private string Sql(bool runner, bool except)
    {
        var active =
            $"""
            s."Start" >= @from AND s."Start" < @to AND s."Status" <> 'Cancelled'{(except ? " AND s.\"Id\" <> @except" : "")}
            """;

        // "used" hops through an index from one therapist of a room to the next, so that rooms that nobody else uses cost
        // two look-ups each, however many sessions they have seen.
        return $"""
            WITH RECURSIVE used(room, therapist) AS (
                SELECT r.id, (SELECT s."TherapistId" FROM "MassageSessions" s
                    WHERE s."RoomId" = r.id AND s."Status" <> 'Cancelled' ORDER BY s."TherapistId" LIMIT 1)
                FROM {_dialect.Ids("rooms")} r
                UNION ALL
                SELECT u.room, (SELECT s."TherapistId" FROM "MassageSessions" s
                    WHERE s."RoomId" = u.room AND s."TherapistId" > u.therapist AND s."Status" <> 'Cancelled'
                    ORDER BY s."TherapistId" LIMIT 1)
                FROM used u WHERE u.therapist IS NOT NULL)
            SELECT {Own}, t.n, s."Start", s."BusyUntil", s."Minutes", CASE WHEN s."TimingClass" = 'Deep' THEN 1 ELSE 0 END, s."RoomId", NULL
                FROM {_dialect.Ids("therapists")} t CROSS JOIN "MassageSessions" s
                WHERE s."TherapistId" = t.id AND {active}
            UNION ALL
            SELECT {OtherInRoom}, 0, s."Start", s."BusyUntil", 0, 0, s."RoomId", s."TherapistId"
                FROM used u CROSS JOIN "MassageSessions" s
                WHERE u.therapist NOT IN (SELECT id FROM {_dialect.Ids("therapists")} t)
                    AND s."RoomId" = u.room AND s."TherapistId" = u.therapist AND {active}
            """ + (runner
            ? $"""

            UNION ALL
            SELECT {Runners}, 0, s."Start", s."End", 0, 0, NULL, NULL
                FROM "MassageSessions" s WHERE s."RunnerId" = @runner AND {active}
            """
            : "");
    }
}
