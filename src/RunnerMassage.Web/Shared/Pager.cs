namespace RunnerMassage.Web.Shared;

/// <summary>The way through a list of several pages, newest first unless its words say otherwise.</summary>
/// <param name="Label">What the pages are of, for a screen reader.</param>
/// <param name="Number">The page that is shown, from 1 on.</param>
/// <param name="HasMore">True where there is a next page.</param>
/// <param name="AddressOf">The address of a page by its number, below the site's root.</param>
public sealed record Pager(string Label, int Number, bool HasMore, Func<int, string> AddressOf)
{
    /// <summary>The word that leads to the page before.</summary>
    public string Before { get; init; } = "Newer";

    /// <summary>The word that leads to the page after.</summary>
    public string After { get; init; } = "Older";
}
