using Microsoft.AspNetCore.Razor.TagHelpers;

namespace RunnerMassage.Web.Shared.TagHelpers;

/// <summary>
/// Writes a timing rating with its one fixed word, icon and colour: <c>&lt;rating value="Ideal" /&gt;</c>.
/// The three together tell the rating; none is needed alone.
/// </summary>
/// <exception cref="InvalidOperationException">The value is none of the five ratings.</exception>
[HtmlTargetElement("rating", Attributes = "value", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class RatingTagHelper : TagHelper
{
    /// <summary>Ideal, Good, Acceptable, Avoid or Blocked, in any case.</summary>
    public required string Value { get; set; }

    /// <summary>True shows icon and colour alone, for cells of a calendar; the word stays for those who listen.</summary>
    public bool Compact { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (word, icon) = Value.ToUpperInvariant() switch
        {
            "IDEAL" => ("Ideal", "star"),
            "GOOD" => ("Good", "check"),
            "ACCEPTABLE" => ("Acceptable", "tilde"),
            "AVOID" => ("Avoid", "triangle-alert"),
            "BLOCKED" => ("Blocked", "octagon-x"),
            _ => throw new InvalidOperationException($"\"{Value}\" is not a timing rating."),
        };
        var fill = icon == "star" ? "currentColor" : "none";
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"rating rating-{word.ToLowerInvariant()}{(Compact ? " rating-compact" : "")}");
        output.Content.SetHtmlContent(
            $"""<svg class="icon" viewBox="0 0 24 24" fill="{fill}" aria-hidden="true">{LucideIcons.Shapes[icon]}</svg><span{(Compact ? " class=\"sr-only\"" : "")}>{word}</span>""");
    }
}
