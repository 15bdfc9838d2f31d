using System.Text.Json;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using RunnerMassage.Data.Community;

namespace RunnerMassage.Web.Pages.Admin.Moderation;

/// <summary>What was just taken down, for the page that follows to offer undo.</summary>
/// <param name="Id">The comment, or the session of a review.</param>
/// <param name="Version">Its version after it was taken down.</param>
/// <param name="Before">Where it stood.</param>
/// <param name="Who">The name that it was shown under.</param>
public sealed record UndoHiding(string Id, int Version, ModerationState Before, string Who)
{
    /// <summary>Keeps it for the next page.</summary>
    public void Keep(ITempDataDictionary data, string key) => data[key] = JsonSerializer.Serialize(this);

    /// <summary>Reads what the page before has kept, or null.</summary>
    public static UndoHiding? Read(ITempDataDictionary data, string key) =>
        data[key] is string kept ? JsonSerializer.Deserialize<UndoHiding>(kept) : null;
}
