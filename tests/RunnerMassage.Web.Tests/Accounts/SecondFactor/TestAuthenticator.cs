using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace RunnerMassage.Web.Tests.Accounts.SecondFactor;

/// <summary>An authenticator app, written from RFC 6238 and RFC 4648 alone, so that the site's own arithmetic does not vouch for itself.</summary>
public sealed class TestAuthenticator(string key)
{
    private readonly byte[] _secret = Decode(key.Replace(" ", "", StringComparison.Ordinal));

    /// <summary>What the app shows.</summary>
    public string CodeAt(Instant now)
    {
        var counter = BitConverter.GetBytes(now.ToUnixTimeSeconds() / 30);
        Array.Reverse(counter);
#pragma warning disable CA5350 // As the standard has it.
        var hash = HMACSHA1.HashData(_secret, counter);
#pragma warning restore CA5350
        var offset = hash[19] % 16;
        long number = 0;
        for (var i = 0; i < 4; i++)
        {
            number = (number * 256) + (i == 0 ? hash[offset] % 128 : hash[offset + i]);
        }

        return (number % 1_000_000).ToString(CultureInfo.InvariantCulture).PadLeft(6, '0');
    }

    private static byte[] Decode(string text)
    {
        var bits = new StringBuilder();
        foreach (var letter in text)
        {
            var value = letter >= 'A' ? letter - 'A' : letter - '2' + 26;
            bits.Append(Convert.ToString(value, 2).PadLeft(5, '0'));
        }

        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.ToString(i * 8, 8), 2))];
    }
}
