using System.Collections.Frozen;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace RunnerMassage.Web.Shared.Holidays;

/// <summary>
/// Public holidays of some countries and their regions, from the file holidays.json that is built into the program (holidays.mjs writes
/// it and tells where the dates come from). It is read once, at the first question.
/// </summary>
public sealed class HolidayCalendar
{
    /// <summary>How the file names a clinic that names no region.</summary>
    private const string NoRegion = "*";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly Lazy<Content> _content = new(Read);

    /// <summary>The last year of which holidays are known.</summary>
    public int LastYear => _content.Value.LastYear;

    /// <summary>True where the holidays of a country are known, by its ISO 3166-1 code.</summary>
    public bool Knows(string countryCode) => _content.Value.Countries.ContainsKey(countryCode);

    /// <summary>Germany, Berlin; or the code of a country that is not known.</summary>
    /// <param name="countryCode">ISO 3166-1 code of the country.</param>
    /// <param name="region">Last part of the ISO 3166-2 code of its region, or null.</param>
    public string PlaceName(string countryCode, string? region) =>
        !_content.Value.Countries.TryGetValue(countryCode, out var country) ? countryCode
        : region is not null && country.Regions.TryGetValue(region, out var name) ? $"{country.Name}, {name}"
        : country.Name;

    /// <summary>The holidays of a place in [from, to], by date; two of one day are one of both names.</summary>
    /// <param name="countryCode">ISO 3166-1 code of the country; one that is not known has no holidays.</param>
    /// <param name="region">Last part of the ISO 3166-2 code of its region; null or an unknown one for what holds in the whole country.</param>
    /// <param name="from">First date, inclusive.</param>
    /// <param name="to">Last date, inclusive.</param>
    public IReadOnlyList<Holiday> Between(string countryCode, string? region, LocalDate from, LocalDate to)
    {
        if (!_content.Value.Countries.TryGetValue(countryCode, out var country))
        {
            return [];
        }

        var place = region is not null && country.Regions.ContainsKey(region) ? region : NoRegion;
        return
        [
            .. country.Days.Where(day => day.Date >= from && day.Date <= to && (day.Regions is null || day.Regions.Contains(place)))
                .GroupBy(static day => day.Date)
                .Select(static day => new Holiday(
                    day.Key, string.Join(", ", day.Select(static one => one.Name).Distinct()), day.Count() == 1 ? day.First().Local : null)),
        ];
    }

    private static Content Read()
    {
        using var file = typeof(HolidayCalendar).Assembly.GetManifestResourceStream("holidays.json")
            ?? throw new InvalidOperationException("The program was built without holidays.json.");
        var read = JsonSerializer.Deserialize<FileContent>(file, Json) ?? throw new JsonException("holidays.json is empty.");
        return new Content(
            read.LastYear,
            read.Countries.ToFrozenDictionary(
                static country => country.Key,
                static country => new Country(country.Value.Name, country.Value.Regions, [.. country.Value.Days.Select(ToDay)]),
                StringComparer.OrdinalIgnoreCase));
    }

    private static Day ToDay(FileDay day) => new(
        LocalDatePattern.Iso.Parse(day.Date).Value, day.Name, day.Local, day.Regions?.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase));

    private sealed record Content(int LastYear, FrozenDictionary<string, Country> Countries);

    private sealed record Country(string Name, IReadOnlyDictionary<string, string> Regions, IReadOnlyList<Day> Days);

    private sealed record Day(LocalDate Date, string Name, string? Local, FrozenSet<string>? Regions);

    private sealed record FileContent(int LastYear, Dictionary<string, FileCountry> Countries);

    private sealed record FileCountry(string Name, Dictionary<string, string> Regions, IReadOnlyList<FileDay> Days);

    private sealed record FileDay(string Date, string Name, string? Local, string? Regions);
}

/// <summary>A public holiday.</summary>
/// <param name="Date">Its date.</param>
/// <param name="Name">Its English name.</param>
/// <param name="LocalName">What it is called where it is kept, or null where that is the same.</param>
public sealed record Holiday(LocalDate Date, string Name, string? LocalName)
{
    /// <summary>Labour Day (Maifeiertag).</summary>
    public string FullName => LocalName is null ? Name : $"{Name} ({LocalName})";
}
