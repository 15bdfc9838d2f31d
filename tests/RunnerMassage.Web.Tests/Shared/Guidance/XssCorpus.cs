using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Xunit;

namespace RunnerMassage.Web.Tests.Shared.Guidance;

/// <summary>Texts that turn into script where a page is careless, and a look at markup for anything that could act.</summary>
public static class XssCorpus
{
    private static readonly HashSet<string> Elements = new(
        ["a", "blockquote", "br", "code", "div", "em", "h2", "h3", "h4", "hr", "img", "li", "ol", "p", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"],
        StringComparer.Ordinal);

    private static readonly HashSet<string> Attributes = new(
        ["href", "src", "alt", "title", "start", "id", "rel", "loading", "class", "role", "tabindex", "aria-label", "scope"], StringComparer.Ordinal);

    /// <summary>The texts.</summary>
    public static TheoryData<string> Texts { get; } =
    [
        "<script>alert(1)</script>",
        "</script><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)>",
        "<svg><script>alert(1)</script></svg>",
        "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
        "<object data=javascript:alert(1)>",
        "<embed src=javascript:alert(1)>",
        "<form action=javascript:alert(1)><button>x</button></form>",
        "<base href=//evil.example/>",
        "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
        "<link rel=stylesheet href=//evil.example/x.css>",
        "<style>*{background:url(//evil.example)}</style>",
        "<p style=\"position:fixed;inset:0\">over</p>",
        "<details open ontoggle=alert(1)>",
        "<body onload=alert(1)>",
        "<input autofocus onfocus=alert(1)>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](javascript&colon;alert(1))",
        "[x](java&#x09;script:alert(1))",
        "[x](java&NewLine;script:alert(1))",
        "[x](&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1))",
        "[x](&#x1;javascript:alert(1))",
        "[x](vbscript:msgbox(1))",
        "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
        "[x](<javascript:alert(1)>)",
        "[x](//evil.example)",
        "[x](/\\evil.example)",
        "[x](\\\\evil.example)",
        "[x](https:evil.example)",
        "[x](file:///etc/passwd)",
        "[x](blob:https://x)",
        "<javascript:alert(1)>",
        "[x]: javascript:alert(1)\n\n[x]",
        "[a][x]\n\n[x]: <javascript:alert(1)> \"t\"",
        "![x](javascript:alert(1))",
        "![x\" onerror=\"alert(1)](/img/x.png)",
        "![x](/img/x.png \"y\\\" onerror=\\\"alert(1)\")",
        "[x](/times \"y\\\" onmouseover=\\\"alert(1)\")",
        "[x](/times\" onmouseover=\"alert(1))",
        "\"><img src=x onerror=alert(1)>",
        "'-alert(1)-'",
        "{{constructor.constructor('alert(1)')()}}",
        "${alert(1)}",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "<!--><img src=x onerror=alert(1)>-->",
        "<![CDATA[<script>alert(1)</script>]]>",
        "<?xml version=\"1.0\"?><script>alert(1)</script>",
        "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "<script src=//evil.example/x.js>",
        "<a href=\" \u0001javascript:alert(1)\">x</a>",
        "\u202e<script>alert(1)</script>",
        "<IMG \"\"\"><SCRIPT>alert(1)</SCRIPT>\">",
        "```\n</code></pre><script>alert(1)</script>\n```",
        "`</code><script>alert(1)</script>`",
        "<template><script>alert(1)</script></template>",
        "<h2 id=main>x</h2>",
        "{#main onclick=alert(1)}",
    ];

    /// <summary>What of the markup is not on the short list of what guidance is made of; empty is good.</summary>
    public static IReadOnlyList<string> ActiveParts(string html) =>
    [
        .. new HtmlParser().ParseDocument("").CreateElement("div") is var root && Fill(root, html)
            ? root.QuerySelectorAll("*").SelectMany(Complaints)
            : [],
    ];

    private static bool Fill(IElement root, string html)
    {
        root.InnerHtml = html;
        return true;
    }

    private static IEnumerable<string> Complaints(IElement element)
    {
        if (!Elements.Contains(element.LocalName))
        {
            yield return $"<{element.LocalName}>";
        }

        foreach (var attribute in element.Attributes)
        {
            if (!Attributes.Contains(attribute.Name))
            {
                yield return $"{attribute.Name} of <{element.LocalName}>";
            }
            else if (attribute.Name is "href" or "src" && !IsHarmless(attribute.Value))
            {
                yield return $"{attribute.Name}={attribute.Value}";
            }
            else if (attribute.Name == "id" && !attribute.Value.StartsWith("about-", StringComparison.Ordinal))
            {
                yield return $"id={attribute.Value}";
            }
        }
    }

    private static bool IsHarmless(string address)
    {
        // As browsers read it: without control characters, and with backslashes as slashes.
        var read = new string([.. address.Where(letter => letter > ' ')]).Replace('\\', '/');
        return read.StartsWith('#') || (read.StartsWith('/') && !read.StartsWith("//", StringComparison.Ordinal))
            || read.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || read.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || read.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase);
    }
}
