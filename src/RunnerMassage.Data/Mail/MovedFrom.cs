using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace RunnerMassage.Data.Mail;

/// <summary>What the mail of a moved session knows besides the session: when it was to be before. Goes into <see cref="OutboxMail.Data"/>.</summary>
/// <param name="Start">The start before the move, or null where the mail was not told.</param>
/// <param name="End">The end before the move, or null.</param>
public sealed record MovedFrom(Instant? Start, Instant? End)
{
    /// <summary>Writes it as JSON.</summary>
    public static string Write(Instant start, Instant end) =>
        JsonSerializer.Serialize(new Stored(InstantPattern.ExtendedIso.Format(start), InstantPattern.ExtendedIso.Format(end)));

    /// <summary>Reads it; what is missing or cannot be read is null.</summary>
    public static MovedFrom Read(string? data)
    {
        if (data is null)
        {
            return new MovedFrom(null, null);
        }

        var stored = JsonSerializer.Deserialize<Stored>(data);
        return new MovedFrom(Parse(stored?.Start), Parse(stored?.End));
    }

    private static Instant? Parse(string? text) =>
        text is not null && InstantPattern.ExtendedIso.Parse(text) is { Success: true } parsed ? parsed.Value : null;

    private sealed record Stored(string? Start, string? End);
}
