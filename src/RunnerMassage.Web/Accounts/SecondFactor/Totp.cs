using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace RunnerMassage.Web.Accounts.SecondFactor;

/// <summary>
/// The codes of authenticator apps: RFC 6238 as all of them know it, six digits from HMAC-SHA1 over steps of 30 seconds since 1970.
/// Says which step a code belongs to, so that it can be accepted once.
/// </summary>
public static class Totp
{
    /// <summary>Digits of a code.</summary>
    public const int Digits = 6;

    private const int StepSeconds = 30;
    private const int Modulus = 1_000_000;

    // One step to either side: for a clock that is a little off, and for a code typed as it changed.
    private const int Tolerance = 1;

    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The step that the code is for, the latest of those near the present, or null where it is for none of them.</summary>
    /// <param name="key">The shared key in Base32.</param>
    /// <param name="code">Six digits.</param>
    /// <param name="now">The present.</param>
    /// <exception cref="FormatException">The key is not Base32.</exception>
    public static long? StepOf(string key, string code, Instant now)
    {
        var (secret, given) = (Decode(key), Encoding.UTF8.GetBytes(code));
        var present = now.ToUnixTimeSeconds() / StepSeconds;
        long? found = null;
        for (var step = present - Tolerance; step <= present + Tolerance; step++)
        {
            // All are computed, whichever fits, so that the time taken tells nothing.
            found = CryptographicOperations.FixedTimeEquals(given, Encoding.UTF8.GetBytes(CodeAt(secret, step))) ? step : found;
        }

        return found;
    }

    /// <summary>The code as typed, without the spaces in which apps show it; null where that is not six digits.</summary>
    public static string? Clean(string? typed)
    {
        var code = string.Concat((typed ?? "").Where(static character => !char.IsWhiteSpace(character) && character != '-'));
        return code.Length == Digits && code.All(char.IsAsciiDigit) ? code : null;
    }

    private static string CodeAt(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // The standard and all apps use HMAC-SHA1, which the weakness of SHA-1 against collisions does not touch.
        HMACSHA1.HashData(secret, counter, hash);
#pragma warning restore CA5350
        var binary = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xF)..]) & int.MaxValue;
        return (binary % Modulus).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Decode(string key)
    {
        var (bytes, bits, held) = (new List<byte>(key.Length * 5 / 8), 0, 0);
        foreach (var character in key)
        {
            var value = Base32.IndexOf(char.ToUpperInvariant(character), StringComparison.Ordinal);
            if (value < 0)
            {
                throw new FormatException("An authenticator key holds only the letters of Base32.");
            }

            bits = ((bits << 5) | value) & 0xFFF;
            held += 5;
            if (held >= 8)
            {
                held -= 8;
                bytes.Add((byte)(bits >> held));
            }
        }

        return [.. bytes];
    }
}
