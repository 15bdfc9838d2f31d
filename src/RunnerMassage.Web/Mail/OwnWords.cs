using System.Text.RegularExpressions;
using RunnerMassage.Data.Mail;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Web.Mail;

/// <summary>
/// Puts the clinic's own subject and opening into a letter. Facts, link, terms and calendar entry stay, and so do the site's words where a
/// letter tells of something unusual. All of it is plain text: the letter's forms escape what they must.
/// </summary>
public static partial class OwnWords
{
    /// <summary>Longest subject, in characters.</summary>
    public const int LongestSubject = 120;

    /// <summary>Longest opening, in characters.</summary>
    public const int LongestBody = 1500;

    // For a reader who has not said what to call them, or not yet shown that the address is theirs.
    private const string Unknown = "there";

    /// <summary>The letter with the clinic's words.</summary>
    public static Letter Apply(Letter letter, MailText own, Clinic clinic)
    {
        if (letter.Replaceable == 0)
        {
            return letter;
        }

        var known = MailPlaceholders.For(own.Kind).Select(placeholder => placeholder.Name).ToHashSet(StringComparer.Ordinal);
        var fillings = new Dictionary<string, string>(letter.Fillings, StringComparer.Ordinal)
        {
            [MailPlaceholders.Name] = letter.Name ?? Unknown,
            [MailPlaceholders.Clinic] = clinic.Name,
            [MailPlaceholders.Phone] = clinic.Phone,
            [MailPlaceholders.Email] = clinic.Email,
        };
        string Fill(string text) => Placeholder().Replace(
            text, match => known.Contains(NameIn(match)) && fillings.TryGetValue(NameIn(match), out var value) ? OneLine(value) : match.Value);
        return letter with
        {
            Subject = OneLine(Fill(own.Subject)),
            Opening = [.. Paragraphs(own.Body).Select(paragraph => Fill(paragraph)), .. letter.Opening.Skip(letter.Replaceable)],
        };
    }

    /// <summary>The placeholders in a text that a kind of mail does not know, as they were typed.</summary>
    public static IReadOnlyList<string> UnknownIn(string kind, string text)
    {
        var known = MailPlaceholders.For(kind).Select(placeholder => placeholder.Name).ToHashSet(StringComparer.Ordinal);
        return [.. Placeholder().Matches(text).Where(match => !known.Contains(NameIn(match))).Select(match => match.Value).Distinct()];
    }

    /// <summary>The names of massage types in a text, whole words in any case.</summary>
    public static IReadOnlyList<string> TypesIn(string text, IEnumerable<string> typeNames) =>
    [
        .. typeNames.Select(name => name.Trim()).Where(name => name.Length > 0 && Regex.IsMatch(
            text, $@"(?<!\w){string.Join(@"[\s\-]+", name.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Select(Regex.Escape))}(?!\w)",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))),
    ];

    private static IEnumerable<string> Paragraphs(string body) =>
        body.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(OneLine);

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    private static string NameIn(Match match) => match.Groups["name"].Value;

    [GeneratedRegex(@"\{(?<name>[^{}\r\n]{0,60})\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Placeholder();
}
