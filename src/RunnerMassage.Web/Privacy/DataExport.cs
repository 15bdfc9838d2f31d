using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using RunnerMassage.Data.Audit;
using RunnerMassage.Data.Privacy;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Web.Audit;
using RunnerMassage.Web.Shared.Csv;

namespace RunnerMassage.Web.Privacy;

/// <summary>Packs everything that is kept about the signed-in person: one JSON file for programs, a CSV file per table for spreadsheets.</summary>
public sealed class DataExport(PersonalDataReader reader, ClinicRepository clinics, AuditRepository audit, Auditor auditor, IClock clock)
{
    private static readonly JsonWriterOptions Json = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Packs it into a ZIP archive, and notes that it was asked for.</summary>
    public async Task<byte[]> PackAsync(CancellationToken cancellationToken)
    {
        var person = auditor.Actor;
        var now = clock.GetCurrentInstant();
        // Noted first: were packing to fail, one entry too many tells less wrong than one too few.
        await audit.AddAsync(new AuditNote(person, AuditActions.DataExported, AuditSubject.User(person.Id!)), now, cancellationToken);
        var data = await reader.ReadAsync(person.Id!, cancellationToken);
        var clinic = await clinics.GetAsync(cancellationToken);
        var zone = DateTimeZoneProviders.Tzdb[clinic.TimeZoneId];
        var tables = ExportTables.Of(data);

        using var packed = new MemoryStream();
        await using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            await using (var json = await OpenAsync(archive, "data.json", cancellationToken))
            {
                await WriteJsonAsync(json, tables, zone, cancellationToken);
            }

            foreach (var table in tables)
            {
                await using var csv = await OpenAsync(archive, $"{table.Name}.csv", cancellationToken);
                await SafeCsv.WriteAsync(csv, table.Columns, RowsOf(table, zone), cancellationToken);
            }

            await using var readme = new StreamWriter(await OpenAsync(archive, "README.txt", cancellationToken));
            await readme.WriteAsync(
                $"""
                What {clinic.Name} keeps about {data.User.DisplayName ?? data.User.Email}, as of {ExportTable.Text(now, zone)}.

                data.json holds everything. The .csv files hold the same, a table each. Times are those of the clinic ({zone.Id}),
                with their offset. Your password is not here: only a scrambled form is kept, from which nobody can read it.
                This archive holds private things in the clear. Keep it where others cannot read it.

                """);
        }

        return packed.ToArray();
    }

    private static async Task WriteJsonAsync(
        Stream stream, IReadOnlyList<ExportTable> tables, DateTimeZone zone, CancellationToken cancellationToken)
    {
        await using var json = new Utf8JsonWriter(stream, Json);
        json.WriteStartObject();
        foreach (var table in tables)
        {
            json.WriteStartArray(table.Name);
            foreach (var row in table.Rows)
            {
                json.WriteStartObject();
                for (var i = 0; i < row.Length; i++)
                {
                    json.WritePropertyName(table.Columns[i]);
                    WriteValue(json, row[i], zone);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        await json.FlushAsync(cancellationToken);
    }

    private static void WriteValue(Utf8JsonWriter json, object? value, DateTimeZone zone)
    {
        switch (value)
        {
            case bool yes:
                json.WriteBooleanValue(yes);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case decimal number:
                json.WriteNumberValue(number);
                break;
            default:
                json.WriteStringValue(ExportTable.Text(value, zone));
                break;
        }
    }

    private static IAsyncEnumerable<string?[]> RowsOf(ExportTable table, DateTimeZone zone) =>
        table.Rows.Select(row => Array.ConvertAll(row, value => ExportTable.Text(value, zone))).ToAsyncEnumerable();

    private static Task<Stream> OpenAsync(ZipArchive archive, string name, CancellationToken cancellationToken) =>
        archive.CreateEntry(name).OpenAsync(cancellationToken);
}
