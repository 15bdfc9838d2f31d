using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace RunnerMassage.Web.Shared.Guidance;

/// <summary>The last look at a guide's markup: where its links and pictures may lead, and what a page needs to show it well.</summary>
internal static partial class GuideMarkup
{
    /// <summary>Takes the address from links that lead neither into this site nor to http, https or mailto; marks those that lead out.</summary>
    public static void KeepSafeLinks(IElement body)
    {
        foreach (var link in body.QuerySelectorAll("a"))
        {
            var address = link.GetAttribute("href") ?? "";
            if (OwnAddress().IsMatch(address))
            {
                continue;
            }

            var scheme = Uri.TryCreate(address, UriKind.Absolute, out var uri) && !BadCharacter().IsMatch(address) ? uri.Scheme : null;
            if (scheme == Uri.UriSchemeHttp || scheme == Uri.UriSchemeHttps)
            {
                link.SetAttribute("rel", "nofollow noopener");
            }
            else if (scheme != Uri.UriSchemeMailto)
            {
                link.RemoveAttribute("href");
            }
        }
    }

    /// <summary>Replaces pictures from anywhere else than this site by their alternative text, and gives the others their size where it is known.</summary>
    public static void KeepOwnPictures(IElement body, IReadOnlyDictionary<string, PictureSize> sizes)
    {
        foreach (var picture in body.QuerySelectorAll("img").ToList())
        {
            var address = picture.GetAttribute("src") ?? "";
            if (OwnPicture().IsMatch(address))
            {
                picture.SetAttribute("alt", picture.GetAttribute("alt") ?? "");
                picture.SetAttribute("loading", "lazy");
                if (sizes.TryGetValue(address, out var size))
                {
                    // The page keeps the room free, so that the text under it does not jump when the picture comes.
                    picture.SetAttribute("width", size.Width.ToString(CultureInfo.InvariantCulture));
                    picture.SetAttribute("height", size.Height.ToString(CultureInfo.InvariantCulture));
                }
            }
            else
            {
                picture.Replace(body.Owner!.CreateTextNode(picture.GetAttribute("alt") ?? ""));
            }
        }
    }

    /// <summary>Lets wide tables scroll, also with the keyboard, and says which cells are headings.</summary>
    public static void FrameTables(IDocument document)
    {
        foreach (var table in document.QuerySelectorAll("table").ToList())
        {
            table.ClassName = "table";
            foreach (var head in table.QuerySelectorAll("thead th"))
            {
                head.SetAttribute("scope", "col");
            }

            var frame = document.CreateElement("div");
            frame.ClassName = "table-wrap";
            frame.SetAttribute("role", "region");
            frame.SetAttribute("tabindex", "0");
            frame.SetAttribute("aria-label", "Table");
            table.Replace(frame);
            frame.AppendChild(table);
        }
    }

    /// <summary>Gives each heading an id that nothing else on a page has, and lists them.</summary>
    public static IReadOnlyList<GuideHeading> NameHeadings(IElement body)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var headings = new List<GuideHeading>();
        foreach (var heading in body.QuerySelectorAll("h2, h3, h4"))
        {
            var text = heading.TextContent.Trim();
            var first = "about-" + Slug(text);
            var id = first;
            for (var number = 2; !used.Add(id); number++)
            {
                id = string.Create(CultureInfo.InvariantCulture, $"{first}-{number}");
            }

            heading.Id = id;
            headings.Add(new GuideHeading(id, text, heading.LocalName[1] - '0'));
        }

        return headings;
    }

    private static string Slug(string text)
    {
        var slug = new StringBuilder();
        foreach (var letter in text.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(letter);
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().Trim('-') is { Length: > 0 } words ? words[..Math.Min(words.Length, 60)].Trim('-') : "part";
    }

    // A path of this site or a place on the page. Two slashes, or a backslash that browsers read as one, would lead elsewhere.
    [GeneratedRegex(@"\A(?:#[\w-]+|/(?![/\\])[^\\\s\p{Cc}]*)\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OwnAddress();

    [GeneratedRegex(@"[\\\s\p{Cc}]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BadCharacter();

    [GeneratedRegex(@"\A/(?:guidance/images/[A-Za-z0-9_-]{1,64}|img/[A-Za-z0-9_-]+(?:\.[A-Za-z0-9]+)?)\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OwnPicture();
}
