using System.Text;
using System.Text.Encodings.Web;
using NodaTime;
using NodaTime.Text;

namespace RunnerMassage.Web.Shared.Formatting;

/// <summary>Addresses of pages with what they are asked for. They begin without a slash, so that a page writes <c>~/</c> before them.</summary>
public static class Address
{
    /// <summary>A month in an address: 2026-11.</summary>
    public static readonly YearMonthPattern Months = YearMonthPattern.CreateWithInvariantCulture("uuuu-MM");

    /// <summary>A date in an address: 2026-11-26.</summary>
    public static readonly LocalDatePattern Dates = LocalDatePattern.Iso;

    private static readonly Instant Earliest = Instant.FromUtc(1970, 1, 1, 0, 0);
    private static readonly Instant Latest = Instant.FromUtc(3000, 1, 1, 0, 0);
    private static readonly InstantPattern Starts = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm'Z'");

    /// <summary>The path with the values that are not null or empty.</summary>
    public static string Of(string path, params ReadOnlySpan<(string Name, string? Value)> values)
    {
        var address = new StringBuilder(path, 128);
        var separator = '?';
        foreach (var (name, value) in values)
        {
            if (!string.IsNullOrEmpty(value))
            {
                address.Append(separator).Append(name).Append('=').Append(UrlEncoder.Default.Encode(value));
                separator = '&';
            }
        }

        return address.ToString();
    }

    /// <summary>Writes a start.</summary>
    public static string Start(Instant start) => Starts.Format(start);

    /// <summary>Reads a start, with or without seconds, in UTC or with an offset.</summary>
    /// <returns>Null where it is none, or lies centuries away, where calendars end.</returns>
    public static Instant? ReadStart(string? text) => Parse(text) is { } start && start > Earliest && start < Latest ? start : null;

    private static Instant? Parse(string? text) =>
        text is null ? null
        : Starts.Parse(text) is { Success: true } minute ? minute.Value
        : OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true } exact ? exact.Value.ToInstant()
        : null;
}
