using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Data.Community;
using RunnerMassage.Web.Shared;
using RunnerMassage.Web.Shared.Comments;

namespace RunnerMassage.Web.Pages.Comments;

/// <summary>Leads to a question on whichever page of its guide it stands by now, so that links to it keep working.</summary>
[AllowAnonymous]
public sealed class QuestionModel(CommentReader reader) : PageModel
{
    /// <summary>Leads there, or 404.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) =>
        await reader.FindPlaceAsync(id, User.UserId(), cancellationToken) is { } place
            ? Redirect($"~/{GuidePath.OfPage(GuidePath.Of(place.GuideId, place.MassageTypeId), place.Page)}#question-{place.QuestionId}")
            : NotFound();
}
