using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using RunnerMassage.Data.Community;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Web.Shared.Comments;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Comments;

/// <summary>Takes a question under a guide, or what somebody has to say to one; shows the form again, as it was, where something is missing.</summary>
[Authorize]
public sealed class NewModel(
    CommentRepository comments, CommentReader reader, ShownName names, ClinicRepository clinics, IClock clock) : PageModel
{
    /// <summary>What the form holds.</summary>
    public CommentInput Input { get; private set; } = new();

    /// <summary>The question that is answered, or null.</summary>
    public Comment? Question { get; private set; }

    /// <summary>Who writes.</summary>
    public CommentWriter Writer { get; private set; } = null!;

    /// <summary>From when on the writer may write again, where they have to wait; or null.</summary>
    public Instant? Until { get; private set; }

    /// <summary>Words for times.</summary>
    public ClinicFormat Format { get; private set; } = null!;

    /// <summary>Address of the guide, without a slash before it.</summary>
    public string Back { get; private set; } = "";

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(string? guideId, string? questionId, CancellationToken cancellationToken) =>
        await LoadAsync(new CommentInput { GuideId = guideId, QuestionId = questionId, Name = User.SuggestedName() }, cancellationToken) ? Page() : NotFound();

    /// <summary>Keeps what was written.</summary>
    public async Task<IActionResult> OnPostAsync(CommentInput input, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(input, cancellationToken))
        {
            return NotFound();
        }

        if (await names.ProblemAsync(input.Name, Writer, cancellationToken) is { } problem)
        {
            ModelState.AddModelError(nameof(input.Name), problem);
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        var post = new NewComment(Input.GuideId!, input.QuestionId, QuestionVersion: null, input.Name!, input.Text!);
        switch (await comments.PostAsync(post, Writer, cancellationToken))
        {
            case PostOutcome.Kept { Comment: var kept }:
                TempData["Flash"] = kept.State == ModerationState.Waiting
                    ? "Thank you. Somebody of the clinic looks at it first; until then only you see it."
                    : "Thank you. It is there for everybody to read.";
                return GoTo(kept);
            case PostOutcome.Repeated { Comment: var earlier }:
                TempData["Flash"] = "You have written that already. Here it is.";
                TempData["FlashKind"] = "info";
                return GoTo(earlier);
            case PostOutcome.TooMany { Until: var until }:
                Until = until;
                Response.StatusCode = StatusCodes.Status429TooManyRequests;
                Response.Headers.RetryAfter = Math.Ceiling((until - clock.GetCurrentInstant()).TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
                return Page();
            case PostOutcome.QuestionChanged:
                ModelState.AddModelError(nameof(input.Text), "The question was changed a moment ago. Please read it once more before you answer.");
                Response.StatusCode = StatusCodes.Status409Conflict;
                return await LoadAsync(input, cancellationToken) ? Page() : NotFound();
            default:
                return NotFound();
        }
    }

    private RedirectResult GoTo(Comment comment) => Redirect($"~/questions/{comment.ParentId ?? comment.Id}");

    private async Task<bool> LoadAsync(CommentInput input, CancellationToken cancellationToken)
    {
        Writer = User.ToWriter()!;
        Format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
        Question = input.QuestionId is null ? null : await reader.FindAsync(input.QuestionId, viewerId: null, cancellationToken);
        Input = input with { GuideId = Question?.GuideId ?? input.GuideId };
        if (Input.GuideId is not { } guideId || (input.QuestionId is not null && Question is not { ParentId: null })
            || !await reader.HasGuideAsync(guideId, cancellationToken))
        {
            return false;
        }

        Back = GuidePath.Of(guideId, await reader.TypeOfAsync(guideId, cancellationToken)) + "#questions";
        return true;
    }
}
