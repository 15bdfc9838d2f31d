using System.Globalization;
using System.Text;
using QRCoder;

namespace RunnerMassage.Web.Accounts.SecondFactor;

/// <summary>How an authenticator app gets to know its key: as an address to open, as a picture to scan, as text to type.</summary>
public static class AuthenticatorLink
{
    private const int GroupLength = 4;

    /// <summary>The address of the key: <c>otpauth://totp/…</c>.</summary>
    /// <param name="site">The clinic's name, under which the app lists the code.</param>
    /// <param name="account">The account's e-mail address.</param>
    /// <param name="key">The key in Base32.</param>
    public static string For(string site, string account, string key)
    {
        // A colon parts the two names in the address.
        var issuer = Uri.EscapeDataString(site.Replace(':', ' '));
        return $"otpauth://totp/{issuer}:{Uri.EscapeDataString(account)}?secret={key}&issuer={issuer}";
    }

    /// <summary>The key in groups of four letters, for typing.</summary>
    public static string Groups(string key) => string.Join(' ', key.Chunk(GroupLength).Select(static part => new string(part)));

    /// <summary>A QR code as the path of an SVG, one unit per module, with its quiet zone; and its width in units.</summary>
    public static (string Path, int Width) QrCode(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var y = 0; y < code.ModuleMatrix.Count; y++)
        {
            var row = code.ModuleMatrix[y];
            for (var x = 0; x < row.Count; x++)
            {
                if (row[x])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }

        return (path.ToString(), code.ModuleMatrix.Count);
    }
}
