using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace RunnerMassage.Web.Shared.TagHelpers;

/// <summary>Ties a control that was refused to its message, so that a screen reader reads the message with the control.</summary>
[HtmlTargetElement("input", Attributes = "asp-for")]
[HtmlTargetElement("select", Attributes = "asp-for")]
[HtmlTargetElement("textarea", Attributes = "asp-for")]
public sealed class InvalidControlTagHelper : TagHelper
{
    /// <summary>The field the control edits.</summary>
    [HtmlAttributeName("asp-for")]
    public required ModelExpression For { get; set; }

    /// <summary>Where the page's model state is found.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        if (ViewContext.ModelState.GetFieldValidationState(name) != ModelValidationState.Invalid)
        {
            return;
        }

        var described = $"{FieldErrorTagHelper.IdFor(name)} {output.Attributes["aria-describedby"]?.Value}".TrimEnd();
        output.Attributes.SetAttribute("aria-invalid", "true");
        output.Attributes.SetAttribute("aria-describedby", described);
    }
}

/// <summary>Gives the message beside a field the id that <see cref="InvalidControlTagHelper"/> points at.</summary>
[HtmlTargetElement("span", Attributes = "asp-validation-for")]
public sealed class FieldErrorTagHelper : TagHelper
{
    /// <summary>The field the message is about.</summary>
    [HtmlAttributeName("asp-validation-for")]
    public required ModelExpression For { get; set; }

    /// <summary>Where the prefix of field names is found.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    internal static string IdFor(string fieldName) => TagBuilder.CreateSanitizedId(fieldName, "_") + "-error";

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.Attributes.SetAttribute("id", IdFor(ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name)));
}
