using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace RunnerMassage.Data.Mail;

/// <summary>What the mail about a session may tell besides the session itself. Goes into <see cref="OutboxMail.Data"/> as JSON.</summary>
public sealed record SessionMailData
{
    /// <summary>The start before a move, or null: the mail does not tell it then.</summary>
    public Instant? StartBefore { get; init; }

    /// <summary>The end before a move, or null.</summary>
    public Instant? EndBefore { get; init; }

    /// <summary>What the clinic wants to say to the runner, in its own words, or null. Nothing about health belongs there.</summary>
    public string? Message { get; init; }

    /// <summary>Reads it; what is missing is null.</summary>
    public static SessionMailData Read(string? json)
    {
        var stored = json is null ? null : JsonSerializer.Deserialize<Stored>(json);
        return new SessionMailData { StartBefore = Parse(stored?.StartBefore), EndBefore = Parse(stored?.EndBefore), Message = stored?.Message };
    }

    /// <summary>Writes it as JSON.</summary>
    public string Write() => JsonSerializer.Serialize(new Stored(Text(StartBefore), Text(EndBefore), Message));

    private static string? Text(Instant? instant) => instant is { } given ? InstantPattern.ExtendedIso.Format(given) : null;

    private static Instant? Parse(string? text) => text is null ? null : InstantPattern.ExtendedIso.Parse(text).Value;

    private sealed record Stored(
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? StartBefore,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? EndBefore,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Message);
}
