using Microsoft.AspNetCore.Html;

namespace RunnerMassage.Web.Shared.Guidance;

/// <summary>A guide's text as a page shows it.</summary>
/// <param name="Html">Safe markup: what <see cref="GuideRenderer"/> let through.</param>
/// <param name="Headings">The headings in order, for a table of contents.</param>
public sealed record RenderedGuide(IHtmlContent Html, IReadOnlyList<GuideHeading> Headings);

/// <summary>How big a picture is.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
public sealed record PictureSize(int Width, int Height);

/// <summary>A heading of a guide.</summary>
/// <param name="Id">Id of its element, unique in the text.</param>
/// <param name="Text">Its words, plain.</param>
/// <param name="Level">2 to 4; the page's own heading is 1.</param>
public sealed record GuideHeading(string Id, string Text, int Level);
