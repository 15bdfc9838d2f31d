using NodaTime;

namespace RunnerMassage.Data.Community;

/// <summary>Somebody who is signed in and writes under the guidance.</summary>
/// <param name="UserId">Id of the account.</param>
/// <param name="Role">In which capacity they write.</param>
public sealed record CommentWriter(string UserId, CommentAuthor Role)
{
    /// <summary>True for therapists and admins, who speak for the clinic.</summary>
    public bool IsClinic => Role != CommentAuthor.Runner;
}

/// <summary>What somebody wants to write.</summary>
/// <param name="GuideId">The guide that it stands under.</param>
/// <param name="QuestionId">The question that it answers, or null for a question.</param>
/// <param name="QuestionVersion">The version of that question that the writer has read; only needed while it waits for a look.</param>
/// <param name="ShownName">The name to be shown.</param>
/// <param name="Text">The text.</param>
public sealed record NewComment(string GuideId, string? QuestionId, int? QuestionVersion, string ShownName, string Text);

/// <summary>What became of something that somebody wrote.</summary>
public abstract record PostOutcome
{
    private PostOutcome()
    {
    }

    /// <summary>It is kept.</summary>
    /// <param name="Comment">As it is kept.</param>
    public sealed record Kept(Comment Comment) : PostOutcome;

    /// <summary>The same account has written the same within the last day; nothing was added.</summary>
    /// <param name="Comment">What it wrote then.</param>
    public sealed record Repeated(Comment Comment) : PostOutcome;

    /// <summary>The account has written too much lately.</summary>
    /// <param name="Until">From when on it may again.</param>
    public sealed record TooMany(Instant Until) : PostOutcome;

    /// <summary>The question was changed since the writer read it, and nobody has looked at the change yet.</summary>
    public sealed record QuestionChanged : PostOutcome;

    /// <summary>There is no such guide, or no such question that the writer may answer.</summary>
    public sealed record NotThere : PostOutcome;
}

/// <summary>What became of a change.</summary>
public enum ChangeOutcome
{
    /// <summary>It is done.</summary>
    Done,

    /// <summary>Somebody else has changed it since it was read.</summary>
    Changed,

    /// <summary>It is too late for that.</summary>
    TooLate,

    /// <summary>There is no such thing, or it is none of theirs.</summary>
    NotThere,
}
