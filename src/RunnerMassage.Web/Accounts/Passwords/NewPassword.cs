using System.Text;

namespace RunnerMassage.Web.Accounts.Passwords;

/// <summary>What a new password must be: long enough, not known to everybody, and not the person's own name or address.</summary>
public static class NewPassword
{
    // With fewer different characters than this, length is only repetition.
    private const int FewestCharacters = 4;

    // Shorter pieces of names stand in many good passwords by chance.
    private const int ShortestOwnWord = 3;

    // So many letters beside the own name make a password that the name does not give away.
    private const int EnoughBesides = 6;

    /// <summary>What is wrong with a password, in a sentence that says what to do; null where nothing is.</summary>
    /// <param name="password">The password as typed.</param>
    /// <param name="own">The person's address and name, as far as they are known.</param>
    public static string? ProblemWith(string? password, params ReadOnlySpan<string?> own) => password switch
    {
        null or "" => "Please choose a password.",
        { Length: < CredentialRules.ShortestPassword } => "Please use at least 8 characters. A few words in a row are easy to remember.",
        { Length: > CredentialRules.LongestPassword } => "Please use at most 128 characters.",
        _ when CommonPasswords.Contains(password) || password.Distinct().Count() < FewestCharacters =>
            "Many people use this password, so it is tried first. Please choose another; a few words in a row are easy to remember.",
        _ when IsMadeOf(own, password) => "Your name or address is easily guessed. Please choose a password without it.",
        _ => null,
    };

    private static bool IsMadeOf(ReadOnlySpan<string?> own, string password)
    {
        var rest = password.ToLowerInvariant();
        foreach (var word in WordsOf(own).OrderByDescending(word => word.Length))
        {
            rest = rest.Replace(word, "", StringComparison.Ordinal);
        }

        return rest.Length < password.Length && rest.Count(char.IsLetter) < EnoughBesides;
    }

    private static HashSet<string> WordsOf(ReadOnlySpan<string?> own)
    {
        HashSet<string> words = new(StringComparer.Ordinal);
        foreach (var text in own)
        {
            var lower = (text ?? "").ToLowerInvariant();
            words.UnionWith(LettersOf(lower).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length >= ShortestOwnWord));
            if (lower.Length >= ShortestOwnWord)
            {
                words.Add(lower);
            }
        }

        return words;
    }

    private static string LettersOf(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            letters.Append(char.IsLetter(character) ? character : ' ');
        }

        return letters.ToString();
    }
}
