using NodaTime;
using RunnerMassage.Data.Community;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Shared.Comments;

/// <summary>A guide's questions as somebody sees them at a moment.</summary>
public sealed record CommentsView
{
    /// <summary>The guide.</summary>
    public required string GuideId { get; init; }

    /// <summary>Address of the guide, without a slash before it.</summary>
    public required string Path { get; init; }

    /// <summary>Which page of questions, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The questions.</summary>
    public required CommentPage Page { get; init; }

    /// <summary>Who looks, or null for a stranger.</summary>
    public required CommentWriter? Viewer { get; init; }

    /// <summary>A name to begin with.</summary>
    public required string SuggestedName { get; init; }

    /// <summary>Words for dates.</summary>
    public required ClinicFormat Format { get; init; }

    /// <summary>The present.</summary>
    public required Instant Now { get; init; }

    /// <summary>What search engines are told, as JSON-LD, or null.</summary>
    public required string? Markup { get; init; }

    /// <summary>One comment as it is shown here.</summary>
    public CommentView Of(Comment comment, CommentThread thread) => new(comment, thread, this);
}

/// <summary>One comment as somebody sees it.</summary>
/// <param name="Comment">The comment.</param>
/// <param name="Thread">The conversation that it belongs to.</param>
/// <param name="Around">What it stands among.</param>
public sealed record CommentView(Comment Comment, CommentThread Thread, CommentsView Around)
{
    /// <summary>True for a question.</summary>
    public bool IsQuestion => Comment.ParentId is null;

    /// <summary>Where it can be linked to, for good.</summary>
    public string Anchor => AnchorOf(Comment);

    /// <summary>True where the viewer may still change it.</summary>
    public bool MayEdit => ModerationRules.MayEdit(Comment, Around.Viewer?.UserId, Around.Now);

    /// <summary>True where the viewer may take it back.</summary>
    public bool MayWithdraw => Around.Viewer is { } viewer && ModerationRules.MayWithdraw(Comment, viewer.UserId);

    /// <summary>True where the viewer may report it and has not.</summary>
    public bool MayReport => !IsReported && Around.Viewer is { IsClinic: false } viewer && ModerationRules.MayReport(Comment, viewer.UserId);

    /// <summary>True where the viewer has reported it.</summary>
    public bool IsReported => Around.Page.Reported.Contains(Comment.Id);

    /// <summary>True where the viewer may take it down for the clinic.</summary>
    public bool MayHide => Around.Viewer is { IsClinic: true } viewer && Comment.State == ModerationState.Shown && Comment.AuthorId != viewer.UserId;

    /// <summary>True where something can be said to it.</summary>
    public bool TakesAnswers => IsQuestion && Comment.State == ModerationState.Shown;

    /// <summary>The part of an address that leads to a comment on its page.</summary>
    public static string AnchorOf(Comment comment) => comment.ParentId is null ? $"question-{comment.Id}" : $"comment-{comment.Id}";
}
