using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace RunnerMassage.Web.Mail;

/// <summary>
/// A letter as HTML in the look of the site. Mail programs know few styles and drop style sheets, so each element carries its own; the one
/// style sheet only serves those that show mails in the dark. Nothing is loaded from elsewhere, so opening a mail tells nobody.
/// </summary>
public static class LetterHtml
{
    private const string Font = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";

    private const string Dark =
        """
        @media (prefers-color-scheme: dark) {
        .paper{background:#10161f!important}.sheet{background:#18202c!important;border-color:#c8452a #2b3646 #2b3646!important}
        .ink{color:#f2ede4!important}.soft{color:#b6bcc7!important}.plain{color:#ff9576!important}.line{border-color:#2b3646!important}}
        """;

    // As written by people: only what HTML itself needs is escaped.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Writes it.</summary>
    public static string Write(Letter letter, LetterFoot foot)
    {
        var html = new StringBuilder(4096);
        html.Append(
            CultureInfo.InvariantCulture,
            $"""
            <!DOCTYPE html>
            <html lang="en-GB">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark"><title>{Encode(letter.Subject)}</title>
            <style>{Dark}</style></head>
            <body class="paper" style="margin:0;padding:0;background:#faf6ef;{Font};font-size:16px;line-height:1.55;color:#1c1b19">
            <div class="paper" style="background:#faf6ef;padding:24px 12px">
            <div class="sheet" style="max-width:560px;margin:0 auto;background:#fffdf9;border:1px solid #e3d9c9;border-top:8px solid #b5371c;border-radius:12px;padding:28px 24px">
            <p class="soft" style="margin:0 0 20px;font-weight:700;color:#5a534a">{Encode(foot.Clinic)}</p>
            <h1 class="ink" style="margin:0 0 16px;font-size:26px;line-height:1.2;color:#1c1b19">{Encode(letter.Heading)}</h1>

            """);
        Paragraph(html, Greeting(letter));
        foreach (var paragraph in letter.Opening)
        {
            Paragraph(html, paragraph);
        }

        Facts(html, letter.Facts);
        if (letter.Link is { } link)
        {
            Link(html, link);
        }

        foreach (var paragraph in letter.Closing)
        {
            Paragraph(html, paragraph);
        }

        html.Append("</div>\n<p class=\"soft\" style=\"max-width:560px;margin:16px auto 0;padding:0 24px;font-size:14px;color:#5a534a\">")
            .AppendJoin("<br>", LetterText.Foot(foot).Where(line => line.Length > 0).Select(Encode)).Append("</p>\n</div>\n</body>\n</html>\n");
        return html.ToString();
    }

    /// <summary>How a letter begins.</summary>
    internal static string Greeting(Letter letter) => letter.Name is { } name ? $"Hello {name.ReplaceLineEndings(" ")}," : "Hello,";

    private static void Facts(StringBuilder html, IReadOnlyList<(string Name, string Value)> facts)
    {
        if (facts.Count == 0)
        {
            return;
        }

        html.Append("<table role=\"presentation\" style=\"width:100%;border-collapse:collapse;margin:0 0 20px\">\n");
        foreach (var (name, value) in facts)
        {
            html.Append(
                CultureInfo.InvariantCulture,
                $"""
                <tr><td class="soft line" style="padding:10px 12px 10px 0;border-top:1px solid #e3d9c9;vertical-align:top;font-size:14px;color:#5a534a">{Encode(name)}</td>
                <td class="ink line" style="padding:10px 0;border-top:1px solid #e3d9c9;color:#1c1b19">{Encode(value)}</td></tr>

                """);
        }

        html.Append("</table>\n");
    }

    private static void Link(StringBuilder html, LetterLink link)
    {
        var address = Encode(link.Address);
        html.Append(
            CultureInfo.InvariantCulture,
            $"""
            <p style="margin:0 0 16px"><a href="{address}" style="display:inline-block;padding:12px 20px;border-radius:10px;background:#b5371c;color:#ffffff;font-weight:600;text-decoration:none">{Encode(link.Text)}</a></p>
            <p class="soft" style="margin:0 0 20px;font-size:14px;color:#5a534a;overflow-wrap:anywhere;word-break:break-word">Or open this address: <a class="plain" href="{address}" style="color:#ab3218">{address}</a></p>

            """);
    }

    private static void Paragraph(StringBuilder html, string text) =>
        html.Append("<p class=\"ink\" style=\"margin:0 0 16px;color:#1c1b19\">").Append(Encode(text)).Append("</p>\n");

    private static string Encode(string text) => Encoder.Encode(text);
}
