using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace RunnerMassage.Web.Api.Json;

/// <summary>
/// An instant with its offset in ISO 8601, such as <c>2026-11-26T09:30:00+01:00</c>. Seconds may be left out when it is read;
/// an offset may not, since a time without one names no instant.
/// </summary>
public sealed class OffsetTimeConverter : JsonConverter<OffsetDateTime>
{
    private const int WrittenLength = 25;

    private static readonly OffsetDateTimePattern WithoutSeconds =
        OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mmo<Z+HH:mm>");

    /// <summary>Reads an instant with its offset; null where the text is none.</summary>
    public static OffsetDateTime? Parse(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var result = OffsetDateTimePattern.Rfc3339.Parse(text);
        return result.Success || (result = WithoutSeconds.Parse(text)).Success ? result.Value : null;
    }

    /// <inheritdoc />
    public override OffsetDateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        (reader.TokenType == JsonTokenType.String ? Parse(reader.GetString()) : null)
        ?? throw new JsonException("An instant in ISO 8601 with an offset is needed, such as 2026-11-26T09:30:00+01:00.");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, OffsetDateTime value, JsonSerializerOptions options)
    {
        // Searches answer with thousands of these, nearly all on whole seconds: written into the stack, without a string each.
        Span<byte> text = stackalloc byte[WrittenLength];
        if (value.NanosecondOfSecond != 0 || value.Offset.Seconds % NodaConstants.SecondsPerMinute != 0 || value.Year is < 1000 or > 9999)
        {
            writer.WriteStringValue(OffsetDateTimePattern.Rfc3339.Format(value));
            return;
        }

        Digits(text[..4], value.Year);
        text[4] = (byte)'-';
        Digits(text[5..7], value.Month);
        text[7] = (byte)'-';
        Digits(text[8..10], value.Day);
        text[10] = (byte)'T';
        Digits(text[11..13], value.Hour);
        text[13] = (byte)':';
        Digits(text[14..16], value.Minute);
        text[16] = (byte)':';
        Digits(text[17..19], value.Second);
        var offset = value.Offset.Seconds / NodaConstants.SecondsPerMinute;
        text[19] = offset < 0 ? (byte)'-' : (byte)'+';
        Digits(text[20..22], Math.Abs(offset) / 60);
        text[22] = (byte)':';
        Digits(text[23..25], Math.Abs(offset) % 60);
        writer.WriteStringValue(text);
    }

    private static void Digits(Span<byte> text, int number)
    {
        for (var i = text.Length - 1; i >= 0; i--, number /= 10)
        {
            text[i] = (byte)('0' + (number % 10));
        }
    }
}
