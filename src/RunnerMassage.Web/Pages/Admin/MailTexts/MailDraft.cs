using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace RunnerMassage.Web.Pages.Admin.MailTexts;

/// <summary>Words that are being typed, short enough to travel in the address of the preview's frame.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Body">The opening.</param>
internal sealed record MailDraft(string Subject, string Body)
{
    // What the longest texts that can be saved need; whatever unpacks to more was not packed here.
    private const int Largest = 64 * 1024;

    /// <summary>Packs it for an address.</summary>
    public string Pack()
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal))
        {
            JsonSerializer.Serialize(deflate, this);
        }

        return WebEncoders.Base64UrlEncode(packed.ToArray());
    }

    /// <summary>Reads it back; null where it is none.</summary>
    public static MailDraft? Unpack(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        try
        {
            using var deflate = new DeflateStream(new MemoryStream(WebEncoders.Base64UrlDecode(text)), CompressionMode.Decompress);
            var unpacked = new byte[Largest];
            var length = deflate.ReadAtLeast(unpacked, Largest, throwOnEndOfStream: false);
            return length == Largest ? null : JsonSerializer.Deserialize<MailDraft>(unpacked.AsSpan(0, length));
        }
        catch (Exception exception) when (exception is FormatException or InvalidDataException or JsonException)
        {
            return null;
        }
    }
}
