using System.Text.RegularExpressions;

namespace RunnerMassage.Scheduling.Tests.Docs;

/// <summary>Documents whose tables come from the code: what stands between two markers is what the code says.</summary>
internal static partial class GeneratedBlocks
{
    /// <summary>Set to 1 to write the documents anew instead of comparing them.</summary>
    public const string WriteVariable = "RUNNERMASSAGE_WRITE_DOCS";

    public static bool ShouldWrite => Environment.GetEnvironmentVariable(WriteVariable) == "1";

    public static string PathOf(string document)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "RunnerMassage.sln")))
        {
            root = root.Parent;
        }

        return Path.Combine(root!.FullName, "docs", document);
    }

    /// <summary>The document with every block as the code says it.</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> blocks) => Block().Replace(text, match =>
        $"<!-- from the code: {match.Groups["name"].Value} -->\n{blocks[match.Groups["name"].Value].TrimEnd()}\n<!-- end -->");

    public static IEnumerable<string> NamesIn(string text) => Block().Matches(text).Select(match => match.Groups["name"].Value);

    public static string Table(IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows) => string.Join(
        '\n',
        [Row(heads), Row([.. heads.Select(_ => "---")]), .. rows.Select(Row)]);

    private static string Row(IReadOnlyList<string> cells) => $"| {string.Join(" | ", cells)} |";

    [GeneratedRegex("<!-- from the code: (?<name>[a-z-]+) -->\n.*?<!-- end -->", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.Singleline, 5000)]
    private static partial Regex Block();
}
