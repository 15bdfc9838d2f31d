using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace RunnerMassage.Web.Privacy;

/// <summary>One table of an export, written as CSV and as part of the JSON alike.</summary>
/// <param name="Name">Its name, without an ending.</param>
/// <param name="Columns">Names of the columns.</param>
/// <param name="Rows">The rows, each with a value per column: text, number, yes or no, a date, an instant, or null.</param>
internal sealed record ExportTable(string Name, string[] Columns, IEnumerable<object?[]> Rows)
{
    /// <summary>A value as people and programs read it: times with the clinic's offset, numbers with a point.</summary>
    public static string? Text(object? value, DateTimeZone zone) => value switch
    {
        null => null,
        string text => text,
        bool yes => yes ? "true" : "false",
        Instant instant => OffsetDateTimePattern.Rfc3339.Format(instant.WithOffset(zone.GetUtcOffset(instant))),
        LocalDate date => LocalDatePattern.Iso.Format(date),
        Enum word => word.ToString(),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value.GetType(), "A kind of value that an export cannot hold."),
    };
}
