using Microsoft.AspNetCore.Razor.TagHelpers;

namespace RunnerMassage.Web.Shared.TagHelpers;

/// <summary>
/// Writes <c>&lt;icon name="calendar" /&gt;</c> as an inline SVG, so that an icon costs no request and takes the colour of the text.
/// </summary>
/// <exception cref="InvalidOperationException">The name is not among the vendored icons: a slip in a page, found the first time it is shown.</exception>
[HtmlTargetElement("icon", Attributes = "name", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconTagHelper : TagHelper
{
    private const string Filled = "-filled";

    /// <summary>A name listed in vendor.mjs; with <c>-filled</c> after it the shape is filled (<c>star-filled</c>).</summary>
    public required string Name { get; set; }

    /// <summary>What a screen reader says. Without it the icon is decoration and hidden from readers.</summary>
    public string? Label { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var filled = Name.EndsWith(Filled, StringComparison.Ordinal);
        var shape = filled ? Name[..^Filled.Length] : Name;
        if (!LucideIcons.Shapes.TryGetValue(shape, out var markup))
        {
            throw new InvalidOperationException($"There is no icon \"{shape}\". Add it to vendor.mjs and run \"npm run vendor\".");
        }

        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"icon {output.Attributes["class"]?.Value}".TrimEnd());
        output.Attributes.SetAttribute("viewBox", "0 0 24 24");
        output.Attributes.SetAttribute("fill", filled ? "currentColor" : "none");
        if (Label is null)
        {
            output.Attributes.SetAttribute("aria-hidden", "true");
        }
        else
        {
            output.Attributes.SetAttribute("role", "img");
            output.Attributes.SetAttribute("aria-label", Label);
        }

        output.Content.SetHtmlContent(markup);
    }
}
