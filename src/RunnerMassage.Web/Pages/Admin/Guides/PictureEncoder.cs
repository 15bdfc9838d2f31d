using RunnerMassage.Data.Guidance;
using SkiaSharp;

namespace RunnerMassage.Web.Pages.Admin.Guides;

/// <summary>
/// Makes a picture of this site's own out of an uploaded file: only pixels come through. Metadata (also where a photo was taken), whatever
/// else is hidden in the file, and its name are left behind.
/// </summary>
public sealed class PictureEncoder : IDisposable
{
    /// <summary>Largest file, in bytes.</summary>
    public const int LargestFile = 10 * 1024 * 1024;

    /// <summary>Longest side of what is kept, in pixels.</summary>
    public const int LongestSide = 1600;

    /// <summary>Most pixels of an uploaded picture: those of the largest phone cameras. A small file can claim many more.</summary>
    public const int MostPixels = 50_000_000;

    private const int Quality = 85;

    // A large picture takes 200 MB while it is decoded: one at a time.
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Reads, turns upright, scales and encodes a picture.</summary>
    /// <param name="file">The uploaded file.</param>
    /// <param name="cancellationToken">Stops waiting for others.</param>
    /// <returns>The picture, or why there is none and what helps.</returns>
    public async Task<(EncodedPicture? Picture, string? Problem)> EncodeAsync(IFormFile file, CancellationToken cancellationToken)
    {
        if (file.Length > LargestFile)
        {
            return (null, "This file is larger than 10 MB. Please save the picture smaller; 1600 pixels on its longer side are enough.");
        }

        using var memory = new MemoryStream((int)file.Length);
        await file.CopyToAsync(memory, cancellationToken);
        var bytes = memory.ToArray();
        if (ProblemOfType(bytes) is { } problem)
        {
            return (null, problem);
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            return Encode(bytes);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();

    private static (EncodedPicture? Picture, string? Problem) Encode(byte[] bytes)
    {
        const string Damaged = "This file cannot be read as a picture; it may be damaged. Please open it in a picture program, save it anew and try again.";
        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.Info.Width <= 0 || codec.Info.Height <= 0)
        {
            return (null, Damaged);
        }

        // The header says how large the picture claims to be, before any memory is taken for it.
        if ((long)codec.Info.Width * codec.Info.Height > MostPixels)
        {
            return (null, "This picture has more than 50 million pixels. Please save it smaller; 1600 pixels on its longer side are enough.");
        }

        using var decoded = Decode(codec);
        if (decoded is null)
        {
            return (null, Damaged);
        }

        using var upright = Upright(decoded, codec.EncodedOrigin);
        using var scaled = Scale(upright ?? decoded);
        using var image = SKImage.FromBitmap(scaled ?? upright ?? decoded);
        using var encoded = image.Encode(SKEncodedImageFormat.Webp, Quality);
        return encoded is null ? (null, Damaged) : (new EncodedPicture("image/webp", image.Width, image.Height, encoded.ToArray()), null);
    }

    private static SKBitmap? Decode(SKCodec codec)
    {
        // A format that can be decoded smaller saves the memory; never below what is kept.
        var longest = Math.Max(codec.Info.Width, codec.Info.Height);
        var size = longest > 2 * LongestSide ? codec.GetScaledDimensions(2f * LongestSide / longest) : codec.Info.Size;
        var bitmap = new SKBitmap();
        if (bitmap.TryAllocPixels(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()))
            && codec.GetPixels(bitmap.Info, bitmap.GetPixels()) == SKCodecResult.Success)
        {
            return bitmap;
        }

        bitmap.Dispose();
        return null;
    }

    /// <summary>Cameras note how they were held instead of turning the picture. Null where it is upright already.</summary>
    private static SKBitmap? Upright(SKBitmap picture, SKEncodedOrigin origin)
    {
        if (origin is SKEncodedOrigin.TopLeft)
        {
            return null;
        }

        var turned = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var (width, height) = turned ? (picture.Height, picture.Width) : (picture.Width, picture.Height);
        var matrix = origin switch
        {
            SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new SKMatrix(0, -1, width, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, width, -1, 0, height, 0, 0, 1),
            _ => new SKMatrix(0, 1, 0, -1, 0, height, 0, 0, 1),
        };
        var upright = new SKBitmap(picture.Info.WithSize(width, height));
        using var canvas = new SKCanvas(upright);
        canvas.Clear(SKColors.Transparent);
        canvas.SetMatrix(matrix);
        canvas.DrawBitmap(picture, 0, 0, SKSamplingOptions.Default);
        return upright;
    }

    /// <summary>Scales down to what is kept. Null where it is small enough already.</summary>
    private static SKBitmap? Scale(SKBitmap picture)
    {
        var longest = Math.Max(picture.Width, picture.Height);
        if (longest <= LongestSide)
        {
            return null;
        }

        int Scaled(int side) => Math.Max(1, (int)Math.Round((double)side * LongestSide / longest, MidpointRounding.AwayFromZero));
        return picture.Resize(picture.Info.WithSize(Scaled(picture.Width), Scaled(picture.Height)), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
    }

    /// <summary>Looks at the first bytes: only three formats reach a decoder, whatever the file is called and claims to be.</summary>
    private static string? ProblemOfType(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
            || (bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8)))
        {
            return null;
        }

        return bytes.Length == 0 ? "This file is empty. Please choose another one."
            : bytes.StartsWith("GIF8"u8) ? "GIF pictures are not taken here. Please save it as PNG; what moves belongs into a film, not into a guide."
            : bytes.Length > 12 && bytes[4..].StartsWith("ftyp"u8) ? "Phones save photos in this format, but many browsers cannot show it. Please save it as JPEG."
            : StartsWithMarkup(bytes) ? "SVG and HTML files can hold programs and are not taken here. Please save the drawing as PNG."
            : "This is no picture that we can read. Please save it as PNG, JPEG or WebP.";
    }

    private static bool StartsWithMarkup(ReadOnlySpan<byte> bytes)
    {
        var text = bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? bytes[3..] : bytes;
        return text.TrimStart(" \t\r\n"u8).StartsWith("<"u8);
    }
}
