using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Community;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Web.Audit;
using RunnerMassage.Web.Shared.Comments;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Admin.Moderation;

/// <summary>What runners wrote under guides and somebody of the clinic, therapist or admin, should look at.</summary>
[Authorize(Roles = $"{Roles.Admin},{Roles.Therapist}")]
public sealed class IndexModel(
    ModerationQueue queue, Moderator moderator, CommentRepository comments, ClinicRepository clinics, Auditor auditor) : PageModel
{
    private const int MostShown = 50;
    private const string Hidden = "HiddenComment";

    /// <summary>What is to be looked at.</summary>
    public IReadOnlyList<QueuedComment> Items { get; private set; } = [];

    /// <summary>How many wait, those included that the list leaves out.</summary>
    public int Waiting { get; private set; }

    /// <summary>True where the list is of what was taken down.</summary>
    public bool ShowsHidden { get; private set; }

    /// <summary>What was just taken down, or null.</summary>
    public UndoHiding? Undo { get; private set; }

    /// <summary>An answer that was refused, as it was typed; or null.</summary>
    public AnswerInput? Answer { get; private set; }

    /// <summary>Words for times.</summary>
    public ClinicFormat Format { get; private set; } = null!;

    /// <summary>Lists it.</summary>
    /// <param name="view"><c>hidden</c> for what was taken down.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    public Task OnGetAsync(string? view, CancellationToken cancellationToken) => LoadAsync(view == "hidden", cancellationToken);

    /// <summary>Shows a comment to everybody, or leaves it shown.</summary>
    public async Task<IActionResult> OnPostApproveAsync(string id, int version, CancellationToken cancellationToken) =>
        Decided(await moderator.ApproveAsync(id, version, auditor.Actor, cancellationToken), "It is there for everybody to read.");

    /// <summary>Takes a comment down; the page that follows offers undo.</summary>
    public async Task<IActionResult> OnPostHideAsync(string id, int version, CancellationToken cancellationToken)
    {
        if (await queue.FindAsync(id, cancellationToken) is not { } comment)
        {
            return NotFound();
        }

        var outcome = await moderator.HideAsync(id, version, auditor.Actor, cancellationToken);
        if (outcome == ChangeOutcome.Done)
        {
            new UndoHiding(id, version + 1, comment.State, comment.ShownName).Keep(TempData, Hidden);
        }

        return Decided(outcome, done: null);
    }

    /// <summary>Puts back what the same person has just taken down.</summary>
    public async Task<IActionResult> OnPostUndoAsync(string id, int version, ModerationState before, CancellationToken cancellationToken) =>
        Decided(await moderator.UndoAsync(id, version, before, auditor.Actor, cancellationToken), "It is back where it was.");

    /// <summary>Answers a question, and shows both.</summary>
    public async Task<IActionResult> OnPostAnswerAsync(AnswerInput input, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            Answer = input;
            Response.StatusCode = StatusCodes.Status400BadRequest;
            await LoadAsync(hidden: false, cancellationToken);
            return Page();
        }

        var post = new NewComment("", input.QuestionId, input.QuestionVersion, input.Name!, input.Text!);
        switch (await comments.PostAsync(post, User.ToWriter()!, cancellationToken))
        {
            case PostOutcome.QuestionChanged:
                Answer = input;
                ModelState.AddModelError(nameof(input.Text), "The question was changed while you wrote. Please read it once more; your answer is kept below.");
                Response.StatusCode = StatusCodes.Status409Conflict;
                await LoadAsync(hidden: false, cancellationToken);
                return Page();
            case PostOutcome.Kept:
                return Decided(ChangeOutcome.Done, "Your answer is there for everybody to read, and the question with it.");
            case PostOutcome.Repeated:
                return Decided(ChangeOutcome.Done, "You have given that answer already.");
            default:
                return Decided(ChangeOutcome.Changed, done: null);
        }
    }

    private RedirectResult Decided(ChangeOutcome outcome, string? done)
    {
        if (outcome != ChangeOutcome.Done)
        {
            TempData["Flash"] = "Nothing was changed: somebody else has decided about it meanwhile, or its author changed or withdrew it. This is how things stand.";
            TempData["FlashKind"] = "warning";
        }
        else if (done is not null)
        {
            TempData["Flash"] = done;
        }

        return Redirect("~/admin/moderation");
    }

    private async Task LoadAsync(bool hidden, CancellationToken cancellationToken)
    {
        Format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
        ShowsHidden = hidden;
        Waiting = await queue.CountCommentsAsync(cancellationToken);
        Items = hidden ? await queue.ListHiddenAsync(MostShown, cancellationToken) : await queue.ListCommentsAsync(MostShown, cancellationToken);
        Undo = UndoHiding.Read(TempData, Hidden);
    }
}
