using System.Text.RegularExpressions;

namespace RunnerMassage.Web.Shared.Comments;

/// <summary>Plain text in paragraphs, lines and runs; pages encode every run, so that nothing that somebody typed becomes markup.</summary>
public static partial class CommentText
{
    /// <summary>The paragraphs, each with its lines, each with its runs.</summary>
    /// <param name="text">Plain text.</param>
    /// <param name="links">True makes bare addresses links: for the clinic's own words only.</param>
    public static IEnumerable<IEnumerable<IReadOnlyList<TextRun>>> Paragraphs(string text, bool links) =>
        text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(paragraph => paragraph.Split('\n').Select(line => Runs(line, links)));

    private static IReadOnlyList<TextRun> Runs(string line, bool links)
    {
        if (!links)
        {
            return [new TextRun(line, Link: null)];
        }

        List<TextRun> runs = [];
        var end = 0;
        foreach (var match in BareAddress().Matches(line).Cast<Match>())
        {
            // What only looks like an address stays text, and so does one that hides where it leads behind a user's name.
            if (Uri.TryCreate(match.Value, UriKind.Absolute, out var link) && link.Scheme is ("http" or "https") && link.UserInfo.Length == 0)
            {
                runs.Add(new TextRun(line[end..match.Index], Link: null));
                runs.Add(new TextRun(match.Value, link.AbsoluteUri));
                end = match.Index + match.Length;
            }
        }

        runs.Add(new TextRun(line[end..], Link: null));
        return [.. runs.Where(run => run.Text.Length > 0)];
    }

    // Ends before punctuation that belongs to the sentence.
    [GeneratedRegex(@"\bhttps?://[^\s<>""'`\\]*[^\s<>""'`\\.,;:!?()\[\]]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex BareAddress();
}

/// <summary>A piece of a line.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Link">Where it leads, an absolute http(s) address, or null.</param>
public sealed record TextRun(string Text, string? Link);
