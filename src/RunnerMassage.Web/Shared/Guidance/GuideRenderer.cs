using System.Collections.ObjectModel;
using System.Net;
using AngleSharp.Dom;
using Ganss.Xss;
using Markdig;
using Markdig.Parsers;
using Markdig.Syntax;
using Microsoft.AspNetCore.Html;

namespace RunnerMassage.Web.Shared.Guidance;

/// <summary>
/// Makes markup of a guide's Markdown. Raw HTML in it is shown as the text that it is; what the Markdown makes is then cut down to a short
/// list of elements, links and pictures, because Markdown by itself lets <c>javascript:</c> links pass. One for the whole site: it has no
/// state of its own.
/// </summary>
public sealed class GuideRenderer
{
    private static readonly string[] Elements =
    [
        "a", "blockquote", "br", "code", "em", "h2", "h3", "h4", "hr", "img", "li", "ol", "p", "strong",
        "table", "tbody", "td", "th", "thead", "tr", "ul",
    ];

    private readonly MarkdownPipeline _pipeline = Pipeline();
    private readonly HtmlSanitizer _sanitizer = Sanitizer();

    /// <summary>The text as markup with its headings. Text nested too deeply to be read as Markdown is shown as it was typed.</summary>
    /// <param name="markdown">The text.</param>
    /// <param name="sizes">How big pictures are, by their address; null where none is known.</param>
    public RenderedGuide Render(string markdown, IReadOnlyDictionary<string, PictureSize>? sizes = null)
    {
        if (ToHtml(markdown) is not { } html)
        {
            return new RenderedGuide(new HtmlString($"<p>{WebUtility.HtmlEncode(markdown)}</p>"), []);
        }

        using var document = _sanitizer.SanitizeDom(html);
        var body = document.Body!;
        GuideMarkup.KeepSafeLinks(body);
        GuideMarkup.KeepOwnPictures(body, sizes ?? ReadOnlyDictionary<string, PictureSize>.Empty);
        GuideMarkup.FrameTables(document);
        var headings = GuideMarkup.NameHeadings(body);
        return new RenderedGuide(new HtmlString(body.InnerHtml), headings);
    }

    private static MarkdownPipeline Pipeline()
    {
        var builder = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables();

        // Four spaces at the start of a line would otherwise turn a paragraph into code.
        builder.BlockParsers.TryRemove<IndentedCodeBlockParser>();
        builder.BlockParsers.TryRemove<FencedCodeBlockParser>();
        return builder.Build();
    }

    private static HtmlSanitizer Sanitizer()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(Elements, StringComparer.OrdinalIgnoreCase),
            AllowedAttributes = new HashSet<string>(["href", "src", "alt", "title", "start"], StringComparer.OrdinalIgnoreCase),
            AllowedSchemes = new HashSet<string>(["http", "https", "mailto"], StringComparer.OrdinalIgnoreCase),
            UriAttributes = new HashSet<string>(["href", "src"], StringComparer.OrdinalIgnoreCase),
        });
        return sanitizer;
    }

    private string? ToHtml(string markdown)
    {
        try
        {
            var document = Markdown.Parse(markdown, _pipeline);
            LowerHeadings(document);
            return document.ToHtml(_pipeline);
        }
        catch (ArgumentException)
        {
            // Markdig's guard against texts that would exhaust the stack.
            return null;
        }
    }

    /// <summary>The page has the first level to itself, and no level is left out on the way down.</summary>
    private static void LowerHeadings(MarkdownDocument document)
    {
        var above = 1;
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            heading.Level = above = Math.Clamp(heading.Level, 2, Math.Min(above + 1, 4));
        }
    }
}
