using NodaTime;

namespace RunnerMassage.Data.Community;

/// <summary>A question or comment under a guide, or an answer to one.</summary>
public sealed class Comment
{
    /// <summary>Opaque id.</summary>
    public required string Id { get; init; }

    /// <summary>The guide that it stands under.</summary>
    public required string GuideId { get; init; }

    /// <summary>The question that it answers, or null for a question.</summary>
    public string? ParentId { get; init; }

    /// <summary>Id of the account that wrote it.</summary>
    public required string AuthorId { get; init; }

    /// <summary>The name that its author wants to be shown under.</summary>
    public required string ShownName { get; set; }

    /// <summary>In which capacity it was written.</summary>
    public CommentAuthor AuthorRole { get; init; }

    /// <summary>Plain text as it was typed.</summary>
    public required string Text { get; set; }

    /// <summary>When it was written.</summary>
    public required Instant WrittenAt { get; init; }

    /// <summary>When its author last changed it, or null.</summary>
    public Instant? EditedAt { get; set; }

    /// <summary>Whether it is shown.</summary>
    public ModerationState State { get; set; }

    /// <summary>Id of the account that last decided about <see cref="State"/>, or null.</summary>
    public string? DecidedById { get; set; }

    /// <summary>When that was decided, or null.</summary>
    public Instant? DecidedAt { get; set; }

    /// <summary>Counts the changes, from 1.</summary>
    public int Version { get; set; } = 1;
}

/// <summary>In which capacity a comment was written.</summary>
public enum CommentAuthor
{
    /// <summary>A runner.</summary>
    Runner,

    /// <summary>A therapist.</summary>
    Therapist,

    /// <summary>An admin.</summary>
    Admin,
}

/// <summary>Whether what somebody wrote is shown to everybody.</summary>
public enum ModerationState
{
    /// <summary>Somebody of the clinic must look at it first; only its author sees it.</summary>
    Waiting,

    /// <summary>Shown.</summary>
    Shown,

    /// <summary>Taken down by the clinic; only its author sees it.</summary>
    Hidden,

    /// <summary>Taken back by its author, and without its text.</summary>
    Withdrawn,
}
