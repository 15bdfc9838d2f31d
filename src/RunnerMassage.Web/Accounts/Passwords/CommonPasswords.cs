using System.Collections.Frozen;
using System.IO.Compression;

namespace RunnerMassage.Web.Accounts.Passwords;

/// <summary>
/// Passwords that everybody knows: some 18,000 of at least eight characters, which those who guess try first. The list is that of
/// <c>@zxcvbn-ts/language-common</c> (MIT licence, beside the file), made from passwords that became public; vendor.mjs packs it.
/// </summary>
public static class CommonPasswords
{
    private const string Resource = "common-passwords.txt.gz";

    private static readonly Lazy<FrozenSet<string>> Known = new(Read);

    /// <summary>How many there are.</summary>
    public static int Count => Known.Value.Count;

    /// <summary>True for one of them, in any case, with or without digits and marks behind it.</summary>
    public static bool Contains(string password)
    {
        var lower = password.ToLowerInvariant();
        return Known.Value.Contains(lower) || Known.Value.Contains(WithoutEnding(lower));
    }

    private static string WithoutEnding(string password)
    {
        var length = password.Length;
        while (length > 0 && !char.IsLetter(password[length - 1]))
        {
            length--;
        }

        return password[..length];
    }

    private static FrozenSet<string> Read()
    {
        using var packed = typeof(CommonPasswords).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The program was built without {Resource}.");
        using var lines = new StreamReader(new GZipStream(packed, CompressionMode.Decompress));
        return lines.ReadToEnd().Split('\n').ToFrozenSet(StringComparer.Ordinal);
    }
}
