using System.Buffers.Binary;
using System.Text;
using SkiaSharp;

namespace RunnerMassage.Web.Tests.Admin.Guides;

/// <summary>Files that somebody might upload as pictures, good and bad.</summary>
internal static class PictureFiles
{
    /// <summary>Stands in a photo's metadata for where it was taken.</summary>
    public const string Place = "52.5200N 13.4050E at home";

    /// <summary>Left half red, right half blue.</summary>
    public static byte[] TwoColours(int width, int height, SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.Blue);
        using var red = new SKPaint { Color = SKColors.Red };
        canvas.DrawRect(0, 0, width / 2f, height, red);
        return bitmap.Encode(format, 95).ToArray();
    }

    /// <summary>A JPEG whose camera was held so that the picture must be turned clockwise, and that tells where it was taken.</summary>
    public static byte[] TurnedPhoto(int width, int height)
    {
        // TIFF, little-endian: one directory with the orientation 6 and a description.
        var text = Encoding.ASCII.GetBytes(Place + "\0");
        byte[] tiff =
        [
            (byte)'I', (byte)'I', 42, 0, 8, 0, 0, 0,
            2, 0,
            0x0E, 0x01, 2, 0, .. Bytes(text.Length), .. Bytes(38),
            0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0,
            0, 0, 0, 0,
            .. text,
        ];
        byte[] exif = [.. "Exif\0\0"u8, .. tiff];
        byte[] length = [(byte)((exif.Length + 2) >> 8), (byte)(exif.Length + 2)];
        var jpeg = TwoColours(width, height, SKEncodedImageFormat.Jpeg);
        return [0xFF, 0xD8, 0xFF, 0xE1, .. length, .. exif, .. jpeg[2..]];
    }

    /// <summary>A PNG of a few bytes that claims to be enormous.</summary>
    public static byte[] Bomb(int width, int height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 6);
        return [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR", header), .. Chunk("IDAT", [0x78, 0x9C, 0x63, 0, 0, 0, 1, 0, 1]), .. Chunk("IEND", [])];
    }

    /// <summary>A picture that is a page too.</summary>
    public static byte[] Polyglot() =>
        [.. TwoColours(20, 10, SKEncodedImageFormat.Png), .. "<html><script>alert(document.domain)</script></html>"u8];

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        var (length, sum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, Crc(body));
        return [.. length, .. body, .. sum];
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var part in bytes)
        {
            crc ^= part;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
            }
        }

        return ~crc;
    }

    private static byte[] Bytes(int number) => BitConverter.IsLittleEndian ? BitConverter.GetBytes(number) : [.. BitConverter.GetBytes(number).Reverse()];
}
