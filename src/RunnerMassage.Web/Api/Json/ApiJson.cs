using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;
using RunnerMassage.Scheduling;

namespace RunnerMassage.Web.Api.Json;

/// <summary>How the API reads and writes JSON: camelCase, strict about what it reads, instants with an offset.</summary>
public static class ApiJson
{
    /// <summary>The options, for answers that are written outside a request (stored for repetition).</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>Sets options that start from the web defaults.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        // What a client may not set is refused, never ignored; a member given twice would hide one of the two.
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        // Only what JSON itself demands is escaped: the answers are served as JSON, never inside HTML, and '+' belongs to every offset.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Converters.Add(new OffsetTimeConverter());
        options.Converters.Add(NodaConverters.LocalDateConverter);
        options.Converters.Add(new JsonStringEnumConverter<SessionStatus>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.Converters.Add(new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false));
    }

    /// <summary>The instant as this clinic's clock shows it.</summary>
    public static OffsetDateTime InZoneOf(this Instant instant, DateTimeZone zone) => instant.WithOffset(zone.GetUtcOffset(instant));

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Configure(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
