using NodaTime;
using NodaTime.Text;
using RunnerMassage.Web.Api.Json;

namespace RunnerMassage.Web.Api.Input;

/// <summary>A point in time as clients write it: an instant with an offset, a local date-time, or a bare date whose time is unknown.</summary>
/// <param name="Instant">The instant, or null where only the date is known.</param>
/// <param name="Date">The local date.</param>
public readonly record struct Moment(Instant? Instant, LocalDate Date)
{
    private static readonly LocalDateTimePattern WithoutSeconds = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm");

    /// <summary>True for any of the three forms.</summary>
    public static bool IsOne(string? text) => OffsetTimeConverter.Parse(text) is not null || Local(text) is not null || TextRules.Date(text) is not null;

    /// <summary>True for an instant or a local date-time.</summary>
    public static bool HasTime(string? text) => OffsetTimeConverter.Parse(text) is not null || Local(text) is not null;

    /// <summary>Reads one; a local time that the clocks skip moves on with them, one that they show twice is the first.</summary>
    /// <exception cref="FormatException">The text is none of the three forms.</exception>
    public static Moment Read(string text, DateTimeZone zone)
    {
        if (OffsetTimeConverter.Parse(text) is { } offsetTime)
        {
            return new(offsetTime.ToInstant(), offsetTime.InZone(zone).Date);
        }

        if (Local(text) is { } local)
        {
            var zoned = local.InZoneLeniently(zone);
            return new(zoned.ToInstant(), zoned.Date);
        }

        return new(null, TextRules.Date(text) ?? throw new FormatException("Neither an instant nor a local time nor a date."));
    }

    private static LocalDateTime? Local(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var result = LocalDateTimePattern.ExtendedIso.Parse(text);
        return (result.Success || (result = WithoutSeconds.Parse(text)).Success) && result.Value.Year is >= 1900 and <= 9000 ? result.Value : null;
    }
}
