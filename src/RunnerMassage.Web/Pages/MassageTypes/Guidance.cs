namespace RunnerMassage.Web.Pages.MassageTypes;

/// <summary>A piece of guidance: a heading or a paragraph.</summary>
/// <param name="IsHeading">True for a heading.</param>
/// <param name="Text">Its plain text.</param>
public readonly record struct GuidanceBlock(bool IsHeading, string Text)
{
    /// <summary>The text in runs; those between pairs of <c>**</c> are strong.</summary>
    public IEnumerable<(string Text, bool Strong)> Runs
    {
        get
        {
            var parts = Text.Split("**");
            return parts.Length % 2 == 0 ? [(Text, false)] : parts.Select((part, i) => (part, i % 2 == 1)).Where(run => run.part.Length > 0);
        }
    }
}

/// <summary>Reads guidance: paragraphs separated by blank lines, and headings on lines that begin with <c>##</c>. All else is plain text, which pages encode.</summary>
public static class Guidance
{
    private const string Mark = "## ";

    /// <summary>The blocks in order.</summary>
    public static IReadOnlyList<GuidanceBlock> Read(string text)
    {
        var blocks = new List<GuidanceBlock>();
        var paragraph = new List<string>();
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries).Append(""))
        {
            var heading = line.StartsWith(Mark, StringComparison.Ordinal);
            if ((heading || line.Length == 0) && paragraph.Count > 0)
            {
                blocks.Add(new GuidanceBlock(IsHeading: false, string.Join(' ', paragraph)));
                paragraph.Clear();
            }

            if (heading)
            {
                blocks.Add(new GuidanceBlock(IsHeading: true, line[Mark.Length..].Trim()));
            }
            else if (line.Length > 0)
            {
                paragraph.Add(line);
            }
        }

        return blocks;
    }
}
