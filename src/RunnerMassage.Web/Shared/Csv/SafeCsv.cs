using CsvHelper;

namespace RunnerMassage.Web.Shared.Csv;

/// <summary>
/// Writes tables as CSV that a spreadsheet opens as what they are: a cell that somebody made up to look like a formula gets an apostrophe
/// in front and stays text. UTF-8 with a byte order mark, because spreadsheets guess the wrong letters without one.
/// </summary>
public static class SafeCsv
{
    /// <summary>The media type to send it as.</summary>
    public const string ContentType = "text/csv; charset=utf-8";

    // Some spreadsheets take the wide forms for their plain ones. CsvHelper knows ASCII only, so these are defused here.
    private const string WideFormulaStarts = "＝＋－＠";

    private static readonly CsvWriterOptions Options = new()
    {
        Injection = CsvInjection.Escape,
        InjectionCharacters = "=+-@\t\r\n",
        WriteByteOrderMark = true,
    };

    /// <summary>Writes the header and the rows; every row must have as many cells as the header. The stream stays open.</summary>
    public static async Task WriteAsync(
        Stream stream, string[] header, IAsyncEnumerable<string?[]> rows, CancellationToken cancellationToken)
    {
        await using var csv = CsvWriter.Create(stream, Options, leaveOpen: true);
        csv.WriteHeader(header);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            await csv.WriteRecordAsync(Array.ConvertAll(row, Defuse)!, cancellationToken);
        }

        await csv.FlushAsync(cancellationToken);
    }

    private static string? Defuse(string? cell) => cell is [var first, ..] && WideFormulaStarts.Contains(first, StringComparison.Ordinal) ? "'" + cell : cell;
}
