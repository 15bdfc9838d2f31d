using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using RunnerMassage.Data.Community;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Web.Shared;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Comments;

/// <summary>Tells the clinic that something is wrong with a comment.</summary>
[Authorize]
public sealed class ReportModel(CommentReader reader, CommentReports reports, ClinicRepository clinics) : PageModel
{
    /// <summary>The comment.</summary>
    public Comment Comment { get; private set; } = null!;

    /// <summary>What the form holds.</summary>
    public ReportInput Input { get; private set; } = new();

    /// <summary>From when on the person may report again, where they have to wait; or null.</summary>
    public Instant? Until { get; private set; }

    /// <summary>Words for times.</summary>
    public ClinicFormat Format { get; private set; } = null!;

    /// <summary>The question that the comment belongs to.</summary>
    public string QuestionId => Comment.ParentId ?? Comment.Id;

    /// <summary>Asks what is wrong; 404 for what is not shown, or one's own.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    /// <summary>Keeps the report.</summary>
    public async Task<IActionResult> OnPostAsync(string id, ReportInput input, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        Input = input;
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        Until = await reports.AddAsync(id, User.UserId()!, input.Reason!, cancellationToken);
        if (Until is not null)
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return Page();
        }

        TempData["Flash"] = "Thank you. Somebody of the clinic will look at it.";
        return Redirect($"~/questions/{QuestionId}");
    }

    private async Task<bool> LoadAsync(string id, CancellationToken cancellationToken)
    {
        var comment = await reader.FindAsync(id, viewerId: null, cancellationToken);
        Comment = comment!;
        Format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
        return comment is not null && ModerationRules.MayReport(comment, User.UserId());
    }
}
