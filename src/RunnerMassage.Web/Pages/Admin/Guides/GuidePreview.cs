using RunnerMassage.Data.Guidance;
using RunnerMassage.Web.Shared.Guidance;

namespace RunnerMassage.Web.Pages.Admin.Guides;

/// <summary>A guide's text as visitors see it.</summary>
/// <param name="Text">The text.</param>
/// <param name="Rendered">Its Markdown as safe markup.</param>
public sealed record GuidePreview(GuideText Text, RenderedGuide Rendered)
{
    /// <summary>Renders it as the public page does.</summary>
    public static GuidePreview Of(GuideText text, GuideRenderer renderer) => new(text, renderer.Render(text.Text));
}
