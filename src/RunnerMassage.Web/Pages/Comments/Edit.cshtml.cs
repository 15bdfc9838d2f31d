using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using RunnerMassage.Data.Community;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Web.Shared.Comments;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Comments;

/// <summary>Changes what somebody has just written.</summary>
[Authorize]
public sealed class EditModel(CommentRepository comments, ShownName names, ClinicRepository clinics, IClock clock) : PageModel
{
    /// <summary>The comment as it is kept.</summary>
    public Comment Comment { get; private set; } = null!;

    /// <summary>What the form holds.</summary>
    public CommentInput Input { get; private set; } = new();

    /// <summary>Who writes.</summary>
    public CommentWriter Writer { get; private set; } = null!;

    /// <summary>True while it can be changed.</summary>
    public bool MayEdit { get; private set; }

    /// <summary>Until when it can be changed.</summary>
    public Instant Until => Comment.WrittenAt + ModerationRules.EditWindow;

    /// <summary>The question that it belongs to.</summary>
    public string QuestionId => Comment.ParentId ?? Comment.Id;

    /// <summary>Words for times.</summary>
    public ClinicFormat Format { get; private set; } = null!;

    /// <summary>Shows the form, or 404 where it is not theirs.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        Input = new CommentInput { Name = Comment.ShownName, Text = Comment.Text };
        return Page();
    }

    /// <summary>Keeps the change.</summary>
    public async Task<IActionResult> OnPostAsync(string id, CommentInput input, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        Input = input;
        if (await names.ProblemAsync(input.Name, Writer, cancellationToken) is { } problem)
        {
            ModelState.AddModelError(nameof(input.Name), problem);
        }

        if (!ModelState.IsValid || !MayEdit)
        {
            Response.StatusCode = MayEdit ? StatusCodes.Status400BadRequest : StatusCodes.Status409Conflict;
            return Page();
        }

        switch (await comments.EditAsync(id, input.Version, input.Name!, input.Text!, Writer, cancellationToken))
        {
            case ChangeOutcome.Done:
                TempData["Flash"] = "It is changed.";
                return Redirect($"~/questions/{QuestionId}");
            case ChangeOutcome.NotThere:
                return NotFound();
            default:
                // The version below is the present one: pressing Save again is then about that.
                ModelState.AddModelError(nameof(input.Text), "Somebody of the clinic has just looked at it, or you changed it elsewhere. To keep your change, please press Save again.");
                Response.StatusCode = StatusCodes.Status409Conflict;
                return await LoadAsync(id, cancellationToken) ? Page() : NotFound();
        }
    }

    private async Task<bool> LoadAsync(string id, CancellationToken cancellationToken)
    {
        Writer = User.ToWriter()!;
        if (await comments.FindOwnAsync(id, Writer.UserId, cancellationToken) is not { State: not ModerationState.Withdrawn } comment)
        {
            return false;
        }

        Comment = comment;
        MayEdit = ModerationRules.MayEdit(comment, Writer.UserId, clock.GetCurrentInstant());
        Format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
        return true;
    }
}
