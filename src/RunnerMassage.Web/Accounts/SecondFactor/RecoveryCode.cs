using System.Security.Cryptography;

namespace RunnerMassage.Web.Accounts.SecondFactor;

/// <summary>Codes that stand in for an authenticator app, each once: sixteen characters in groups of four, 80 random bits.</summary>
public static class RecoveryCode
{
    /// <summary>How many are given out at a time.</summary>
    public const int Count = 10;

    private const int Length = 16;
    private const int Group = 4;

    // 32 of them, without those that are taken for one another: 0 and O, 1 and I.
    private const string Letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /// <summary>A new set, in the form in which they are compared.</summary>
    public static IReadOnlyList<string> NewSet() => [.. Enumerable.Range(0, Count).Select(static _ => RandomNumberGenerator.GetString(Letters, Length))];

    /// <summary>The code as people read it: ABCD-EFGH-JKMN-PQRS.</summary>
    public static string Show(string code) => string.Join('-', code.Chunk(Group).Select(static part => new string(part)));

    /// <summary>The code as it is compared, however it was typed; null where it cannot be one.</summary>
    public static string? Clean(string? typed)
    {
        var code = string.Concat((typed ?? "").Where(static character => !char.IsWhiteSpace(character) && character != '-')).ToUpperInvariant();
        return code.Length == Length && code.All(Letters.Contains) ? code : null;
    }
}
