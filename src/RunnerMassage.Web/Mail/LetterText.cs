using System.Text;

namespace RunnerMassage.Web.Mail;

/// <summary>A letter as plain text, for those who read mails without HTML. Lines are not broken: readers do that to fit their screen.</summary>
public static class LetterText
{
    private const string Rule = "-- ";

    /// <summary>Writes it.</summary>
    public static string Write(Letter letter, LetterFoot foot)
    {
        var text = new StringBuilder();
        Paragraph(text, letter.Heading);
        Paragraph(text, LetterHtml.Greeting(letter));
        foreach (var paragraph in letter.Opening)
        {
            Paragraph(text, paragraph);
        }

        foreach (var (name, value) in letter.Facts)
        {
            text.Append(name).Append(": ").Append(OneLine(value)).Append('\n');
        }

        text.Append(letter.Facts.Count > 0 ? "\n" : "");
        if (letter.Link is { } link)
        {
            Paragraph(text, $"{link.Text}:\n{link.Address}");
        }

        foreach (var paragraph in letter.Closing)
        {
            Paragraph(text, paragraph);
        }

        text.Append(Rule).Append('\n');
        foreach (var line in Foot(foot).Where(line => line.Length > 0))
        {
            text.Append(OneLine(line)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The lines below a letter; empty where there is nothing to say.</summary>
    internal static IReadOnlyList<string> Foot(LetterFoot foot) =>
        [foot.Clinic, foot.Address, foot.Phone, foot.Site, foot.IsDemo ? "This is a demo: people and appointments are invented." : ""];

    private static void Paragraph(StringBuilder text, string paragraph) => text.Append(paragraph).Append("\n\n");

    private static string OneLine(string value) => value.ReplaceLineEndings(" ");
}
