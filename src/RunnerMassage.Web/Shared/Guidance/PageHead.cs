using Microsoft.AspNetCore.Html;

namespace RunnerMassage.Web.Shared.Guidance;

/// <summary>What the head of a public page tells search engines and previews besides title and description.</summary>
/// <param name="Title">The page's title.</param>
/// <param name="Description">One or two sentences.</param>
/// <param name="Path">Its path without a leading slash.</param>
/// <param name="IsArticle">True for a text, false for a list or a service.</param>
/// <param name="Data">Makes its structured data of its full address, or null.</param>
public sealed record PageHead(string Title, string Description, string Path, bool IsArticle, Func<string, IHtmlContent>? Data = null);
