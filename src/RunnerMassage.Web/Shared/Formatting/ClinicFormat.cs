using System.Globalization;
using NodaTime;
using NodaTime.Text;
using NodaTime.TimeZones;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Web.Shared.Formatting;

/// <summary>
/// Words for dates, times and money, in British English, in the clinic's zone and currency. Every page uses it, so that a time reads
/// the same everywhere. Names of days and months come with the runtime, not from the machine's locale data.
/// </summary>
public sealed class ClinicFormat
{
    private static readonly LocalDatePattern LongDate = Dates("dddd d MMMM uuuu");
    private static readonly LocalDatePattern DayAndMonth = Dates("dddd d MMMM");
    private static readonly LocalDatePattern ShortDate = Dates("ddd d MMM");
    private static readonly LocalDatePattern MonthAndYear = Dates("MMMM uuuu");
    private static readonly LocalDatePattern MonthAlone = Dates("MMMM");
    private static readonly LocalDatePattern MonthInShort = Dates("MMM");
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");
    private static readonly OffsetPattern SignedOffset = OffsetPattern.CreateWithInvariantCulture("G");
    private readonly string _currency;

    /// <summary>Words for one clinic.</summary>
    /// <exception cref="DateTimeZoneNotFoundException">The clinic's zone is not in the time zone data.</exception>
    public ClinicFormat(Clinic clinic)
        : this(DateTimeZoneProviders.Tzdb[clinic.TimeZoneId], clinic.Currency)
    {
    }

    /// <summary>Words for a zone and an ISO 4217 currency code.</summary>
    public ClinicFormat(DateTimeZone zone, string currency)
    {
        Zone = zone;
        _currency = currency switch { "EUR" => "€", "GBP" => "£", "USD" => "$", _ => currency + "\u00a0" };
    }

    /// <summary>The zone in which all dates and times are told.</summary>
    public DateTimeZone Zone { get; }

    /// <summary>Berlin: the place that the zone is named after.</summary>
    public string PlaceName => Zone.Id[(Zone.Id.LastIndexOf('/') + 1)..].Replace('_', ' ');

    /// <summary>Thursday 26 November 2026.</summary>
    public static string FullDate(LocalDate date) => LongDate.Format(date);

    /// <summary>Thursday 26 November.</summary>
    public static string Day(LocalDate date) => DayAndMonth.Format(date);

    /// <summary>Thu 26 Nov.</summary>
    public static string BriefDate(LocalDate date) => ShortDate.Format(date);

    /// <summary>November 2026.</summary>
    public static string Month(YearMonth month) => MonthAndYear.Format(month.OnDayOfMonth(1));

    /// <summary>November.</summary>
    public static string MonthName(YearMonth month) => MonthAlone.Format(month.OnDayOfMonth(1));

    /// <summary>Nov.</summary>
    public static string BriefMonth(YearMonth month) => MonthInShort.Format(month.OnDayOfMonth(1));

    /// <summary>The local date of an instant.</summary>
    public LocalDate DateOf(Instant instant) => instant.InZone(Zone).Date;

    /// <summary>17:00, without any offset: for where <see cref="OffsetIfTwice"/> stands beside it.</summary>
    public string ClockTime(Instant instant) => Clock.Format(instant.InZone(Zone).TimeOfDay);

    /// <summary>17:00, or 02:00 (UTC+2) where the local clock shows that time twice.</summary>
    public string Time(Instant instant) =>
        OffsetIfTwice(instant) is { } offset ? $"{ClockTime(instant)} ({offset})" : ClockTime(instant);

    /// <summary>UTC+2, or null where the local time alone says which instant is meant.</summary>
    public string? OffsetIfTwice(Instant instant)
    {
        var local = instant.InZone(Zone);
        return Zone.MapLocal(local.LocalDateTime).Count > 1 ? Utc(local.Offset) : null;
    }

    /// <summary>17:00–18:00; with offsets across or inside a clock change.</summary>
    public string TimeRange(Instant start, Instant end)
    {
        var (from, to) = (start.InZone(Zone), end.InZone(Zone));
        return from.Offset == to.Offset
            ? $"{Time(start)}–{Time(end)}"
            : $"{ClockTime(start)} ({Utc(from.Offset)})–{ClockTime(end)} ({Utc(to.Offset)})";
    }

    /// <summary>Thursday 26 November 2026, 17:00–18:00.</summary>
    public string When(Instant start, Instant end) => $"{FullDate(DateOf(start))}, {TimeRange(start, end)}";

    /// <summary>Thursday 26 November 2026, 17:00.</summary>
    public string Moment(Instant instant) => $"{FullDate(DateOf(instant))}, {Time(instant)}";

    /// <summary>Berlin time (CET), as it holds at the instant.</summary>
    public string ZoneName(Instant instant)
    {
        var interval = Zone.GetZoneInterval(instant);
        var name = char.IsLetter(interval.Name[0]) ? interval.Name : Utc(interval.WallOffset);
        return $"{PlaceName} time ({name})";
    }

    /// <summary>€79, or €79.50 where there are cents.</summary>
    public string Price(decimal amount) =>
        _currency + amount.ToString(amount == decimal.Truncate(amount) ? "#,0" : "#,0.00", CultureInfo.InvariantCulture);

    private static string Utc(Offset offset) => offset == Offset.Zero ? "UTC" : "UTC" + SignedOffset.Format(offset)
        .Replace("+0", "+", StringComparison.Ordinal).Replace("-0", "-", StringComparison.Ordinal);

    private static LocalDatePattern Dates(string pattern) => LocalDatePattern.CreateWithInvariantCulture(pattern);
}
