using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RunnerMassage.Data.Community;

/// <summary>Text as somebody typed it, made fit for keeping: what cannot be seen but changes how it is shown is taken out.</summary>
public static partial class PlainText
{
    /// <summary>Several lines: one kind of line ending, no more than one blank line in a row, nothing around it.</summary>
    public static string Lines(string? typed) =>
        BlankLines().Replace(Visible(typed, keepLines: true), "\n\n").Trim();

    /// <summary>One line: each run of white space is one space.</summary>
    public static string Line(string? typed) => Spaces().Replace(Visible(typed, keepLines: false), " ").Trim();

    /// <summary>True where two texts say the same to a reader, whatever their spaces and capitals.</summary>
    public static bool SaysTheSame(string one, string other) => string.Equals(Line(one), Line(other), StringComparison.OrdinalIgnoreCase);

    private static string Visible(string? typed, bool keepLines)
    {
        var text = new StringBuilder();
        foreach (var rune in (typed ?? "").ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t')
            {
                text.Append(keepLines && rune.Value == '\n' ? '\n' : ' ');
            }
            // Zero bytes break databases; marks of direction can make a text read otherwise than it is written. Joiners of emoji stay.
            else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Control
                && rune.Value is not ((>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200E or 0x200F or 0xFEFF))
            {
                text.Append(rune.ToString());
            }
        }

        return text.ToString();
    }

    [GeneratedRegex(@"[ \u00a0]*\n(?:[ \u00a0]*\n)+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex BlankLines();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Spaces();
}
