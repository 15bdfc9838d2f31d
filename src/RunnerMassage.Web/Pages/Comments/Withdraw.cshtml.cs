using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Data.Community;
using RunnerMassage.Web.Shared;
using RunnerMassage.Web.Shared.Comments;

namespace RunnerMassage.Web.Pages.Comments;

/// <summary>Takes back what somebody wrote, after asking: it cannot be brought back.</summary>
[Authorize]
public sealed class WithdrawModel(CommentRepository comments, CommentReader reader) : PageModel
{
    /// <summary>The comment.</summary>
    public Comment Comment { get; private set; } = null!;

    /// <summary>The question that it belongs to.</summary>
    public string QuestionId => Comment.ParentId ?? Comment.Id;

    /// <summary>Asks, or 404 where it is not theirs.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    /// <summary>Takes it back.</summary>
    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken) || !await comments.WithdrawAsync(id, User.UserId()!, cancellationToken))
        {
            return NotFound();
        }

        TempData["Flash"] = "It is withdrawn, and its text is deleted.";
        return Redirect($"~/{GuidePath.Of(Comment.GuideId, await reader.TypeOfAsync(Comment.GuideId, cancellationToken))}#questions");
    }

    private async Task<bool> LoadAsync(string id, CancellationToken cancellationToken)
    {
        var own = await comments.FindOwnAsync(id, User.UserId()!, cancellationToken);
        Comment = own!;
        return own is { State: not ModerationState.Withdrawn };
    }
}
