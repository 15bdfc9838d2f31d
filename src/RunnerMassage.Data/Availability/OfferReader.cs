using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Data.Availability;

/// <summary>
/// Reads in one statement what therapists offer. Every table contributes rows of one shape, told apart by their first column, so that
/// nothing is multiplied as joins of several lists would.
/// </summary>
internal sealed class OfferReader(RunnerMassageContext context)
{
    private const int ClinicRow = 0;
    private const int TypeRow = 1;
    private const int ExistsRow = 2;
    private const int TherapistRow = 3;
    private const int RoomRow = 4;
    private const int HoursRow = 5;
    private const int ExceptionRow = 6;

    private static readonly JsonSerializerOptions LengthsAsStored = new() { NumberHandling = JsonNumberHandling.AllowReadingFromString };

    /// <summary>Loads the offers of the request; of its period only the hours and exceptions that hold in it.</summary>
    public async Task<Offers> LoadAsync(AvailabilityRequest request, CancellationToken cancellationToken)
    {
        await using var command = await CommandAsync(request, cancellationToken);
        await using var reader = await command.ExecuteAsync(cancellationToken);
        return await ReadAsync(reader, request.MassageTypeId, cancellationToken);
    }

    /// <summary>The statement that <see cref="ReadAsync"/> reads, for whoever sends it together with others.</summary>
    public async Task<ReadCommand> CommandAsync(AvailabilityRequest request, CancellationToken cancellationToken)
    {
        var dialect = SqlDialect.Of(context);
        var command = await ReadCommand.OpenAsync(context, dialect, Sql(request, dialect), cancellationToken);
        command.Set("type", request.MassageTypeId);
        command.Set("from", request.From);
        command.Set("to", request.To);
        if (request.TherapistId is { } therapistId)
        {
            command.Set("therapist", therapistId);
        }

        if (request.Gender is { } gender)
        {
            command.Set("gender", gender.ToString());
        }

        return command;
    }

    /// <summary>Reads the rows of the statement.</summary>
    public static async Task<Offers> ReadAsync(DbDataReader reader, string massageTypeId, CancellationToken cancellationToken)
    {
        (string Id, string Zone)? clinic = null;
        OfferedType? type = null;
        var active = false;
        var exists = false;
        var therapists = new Dictionary<string, Parts>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
        {
            var owner = reader.GetString(1);
            switch (reader.GetInt32(0))
            {
                case ClinicRow:
                    clinic = clinic is null || string.CompareOrdinal(owner, clinic.Value.Id) < 0 ? (owner, reader.GetString(2)) : clinic;
                    break;
                case TypeRow:
                    (type, active) = (Type(massageTypeId, reader), reader.GetInt32(5) == 1);
                    break;
                case ExistsRow:
                    exists = true;
                    break;
                default:
                    AddTo(therapists, owner, reader);
                    break;
            }
        }

        var zone = clinic is { } found ? found.Zone : throw new InvalidOperationException("There is no clinic yet.");
        var offers = therapists.Values.Where(parts => parts.Offer is not null).Select(parts => parts.Complete()).ToArray();
        Array.Sort(offers, (a, b) => string.CompareOrdinal(a.Id, b.Id));
        return new Offers(DateTimeZoneProviders.Tzdb[zone], type, type is null ? [] : offers, exists) { IsTypeActive = active };
    }

    private static string Sql(AvailabilityRequest request, SqlDialect dialect)
    {
        var oneTherapist = request.TherapistId is null ? "" : "AND t.\"Id\" = @therapist";
        var oneGender = request.Gender is null ? "" : "AND t.\"Gender\" = @gender";
        var exists = request.TherapistId is null ? "" :
            $"""

            UNION ALL
            SELECT {ExistsRow}, "Id", NULL, NULL, NULL, 0, 0, 0, 0, 0, 0 FROM "Therapists" WHERE "Id" = @therapist AND "Active"
            """;
        return $"""
            WITH offering AS (
                SELECT t.*, q."ExpiresOn" FROM "Therapists" t JOIN "Qualifications" q ON q."TherapistId" = t."Id"
                WHERE q."MassageTypeId" = @type AND t."Active" {oneTherapist} {oneGender}
                    AND (q."ExpiresOn" >= @from OR (q."ExpiresOn" IS NULL AND NOT EXISTS (
                        SELECT 1 FROM "MassageTypes" m WHERE m."Id" = @type AND m."NeedsCertificate"))))
            SELECT {ClinicRow}, "Id", "TimeZoneId", NULL, NULL, 0, 0, 0, 0, 0, 0 FROM "Clinics"
            UNION ALL
            SELECT {TypeRow}, "Id", "Name", "TimingClass", CAST("Lengths" AS text), CASE WHEN "Active" THEN 1 ELSE 0 END,
                CASE WHEN "NeedsCertificate" THEN 1 ELSE 0 END, 0, 0, 0, 0 FROM "MassageTypes" WHERE "Id" = @type
            UNION ALL
            SELECT {TherapistRow}, "Id", "Name", {dialect.DateText("\"ExpiresOn\"")}, NULL, "BufferMinutes", "LeadTimeMinutes",
                "BookingHorizonDays", "SlotIntervalMinutes", "DailyHandsOnMinutes", "DailyDeepSessions" FROM offering
            UNION ALL
            SELECT {RoomRow}, r."TherapistId", r."RoomId", NULL, NULL, r."Preference", 0, 0, 0, 0, 0
                FROM offering o JOIN "RoomAssignments" r ON r."TherapistId" = o."Id"
                JOIN "Rooms" room ON room."Id" = r."RoomId" AND room."Active"
            UNION ALL
            SELECT {HoursRow}, h."TherapistId", h."Day", {dialect.DateText("h.\"ValidFrom\"")}, {dialect.DateText("h.\"ValidTo\"")},
                h."StartMinute", h."EndMinute", CASE h."Weeks" WHEN 'A' THEN {(int)WeekCycle.A} WHEN 'B' THEN {(int)WeekCycle.B} ELSE {(int)WeekCycle.Every} END, 0, 0, 0
                FROM offering o JOIN "WorkingHours" h ON h."TherapistId" = o."Id"
                WHERE (h."ValidFrom" IS NULL OR h."ValidFrom" <= @to) AND (h."ValidTo" IS NULL OR h."ValidTo" >= @from)
            UNION ALL
            SELECT {ExceptionRow}, e."TherapistId", {dialect.DateText("e.\"Date\"")}, e."Kind", NULL, e."StartMinute", e."EndMinute", 0, 0, 0, 0
                FROM offering o JOIN "AvailabilityExceptions" e ON e."TherapistId" = o."Id"
                WHERE e."Date" >= @from AND e."Date" <= @to
            """ + exists;
    }

    private static OfferedType Type(string id, DbDataReader reader)
    {
        var lengths = reader.IsDBNull(4) ? [] : JsonSerializer.Deserialize<List<MassageLength>>(reader.GetString(4), LengthsAsStored)!;
        return new OfferedType(id, reader.GetString(2), Enum.Parse<TimingClass>(reader.GetString(3)), lengths, reader.GetInt32(6) != 0);
    }

    private static void AddTo(Dictionary<string, Parts> therapists, string id, DbDataReader reader)
    {
        if (!therapists.TryGetValue(id, out var parts))
        {
            therapists.Add(id, parts = new Parts());
        }

        switch (reader.GetInt32(0))
        {
            case TherapistRow:
                parts.Offer = new TherapistOffer
                {
                    Id = id,
                    Name = reader.GetString(2),
                    QualifiedUntil = reader.IsDBNull(3) ? null : Date(reader.GetString(3)),
                    BufferMinutes = reader.GetInt32(5),
                    LeadTimeMinutes = reader.GetInt32(6),
                    BookingHorizonDays = reader.GetInt32(7),
                    SlotIntervalMinutes = reader.GetInt32(8),
                    DailyHandsOnMinutes = reader.GetInt32(9),
                    DailyDeepSessions = reader.GetInt32(10),
                    RoomIds = [],
                    WeeklyHours = parts.Hours,
                    Exceptions = parts.Exceptions,
                };
                break;
            case RoomRow:
                parts.Rooms.Add((reader.GetInt32(5), reader.GetString(2)));
                break;
            case HoursRow:
                parts.Hours.Add(new WorkingHours
                {
                    Day = Enum.Parse<IsoDayOfWeek>(reader.GetString(2)),
                    StartMinute = reader.GetInt32(5),
                    EndMinute = reader.GetInt32(6),
                    ValidFrom = reader.IsDBNull(3) ? null : Date(reader.GetString(3)),
                    ValidTo = reader.IsDBNull(4) ? null : Date(reader.GetString(4)),
                    Weeks = (WeekCycle)reader.GetInt32(7),
                });
                break;
            case ExceptionRow:
                parts.Exceptions.Add(new AvailabilityException
                {
                    Date = Date(reader.GetString(2)),
                    Kind = Enum.Parse<ExceptionKind>(reader.GetString(3)),
                    StartMinute = reader.IsDBNull(5) ? null : reader.GetInt32(5),
                    EndMinute = reader.IsDBNull(6) ? null : reader.GetInt32(6),
                });
                break;
        }
    }

    private static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;

    /// <summary>The rows of one therapist, in whatever order they come.</summary>
    private sealed class Parts
    {
        public TherapistOffer? Offer { get; set; }

        public List<(int Preference, string Id)> Rooms { get; } = [];

        public List<WorkingHours> Hours { get; } = [];

        public List<AvailabilityException> Exceptions { get; } = [];

        public TherapistOffer Complete()
        {
            Rooms.Sort((a, b) => a.Preference != b.Preference ? a.Preference.CompareTo(b.Preference) : string.CompareOrdinal(a.Id, b.Id));
            return Offer! with { RoomIds = Rooms.ConvertAll(room => room.Id) };
        }
    }
}
