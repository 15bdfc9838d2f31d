using System.Text.RegularExpressions;
using NodaTime;

namespace RunnerMassage.Data.Community;

/// <summary>Who must wait for a look by the clinic, and what may still be changed. Pure: facts in, decision out.</summary>
public static partial class ModerationRules
{
    /// <summary>
    /// So many of a runner's comments must have been approved, without one being hidden since, before further ones are shown at once. Three
    /// tell a person from a program, and are few enough for a clinic to look at.
    /// </summary>
    public const int TrustedAfter = 3;

    /// <summary>For so long after writing it an author may change a comment.</summary>
    public static readonly Duration EditWindow = Duration.FromMinutes(15);

    /// <summary>Where a comment stands right after it was written or changed.</summary>
    /// <param name="role">In which capacity it was written.</param>
    /// <param name="approved">How many others of the author's were approved since the last one that was hidden.</param>
    /// <param name="text">What it says.</param>
    public static ModerationState StateOf(CommentAuthor role, int approved, string text) =>
        role != CommentAuthor.Runner ? ModerationState.Shown
        : approved >= TrustedAfter && !HasLink(text) ? ModerationState.Shown
        : ModerationState.Waiting;

    /// <summary>True where the account may change the comment at the instant.</summary>
    public static bool MayEdit(Comment comment, string? userId, Instant now) =>
        comment.AuthorId == userId && comment.State is (ModerationState.Waiting or ModerationState.Shown) && now < comment.WrittenAt + EditWindow;

    /// <summary>True where the account may take the comment back.</summary>
    public static bool MayWithdraw(Comment comment, string? userId) => comment.AuthorId == userId && comment.State != ModerationState.Withdrawn;

    /// <summary>True where the account may report the comment.</summary>
    public static bool MayReport(Comment comment, string? userId) =>
        userId is not null && comment.AuthorId != userId && comment.State == ModerationState.Shown;

    /// <summary>True where a text leads elsewhere: an address of the web or of mail, with or without what comes before it.</summary>
    public static bool HasLink(string text) => Link().IsMatch(text);

    // Wide on purpose: a text that only looks like an address waits a little, which does no harm.
    [GeneratedRegex(
        @"://|\bwww\.|[\w.+-]+@[\w-]+\.\w|\b[\w-]+\.(com|net|org|info|biz|io|app|shop|store|online|site|xyz|top|club|link|click|live|pro|ru|cn|de|at|ch|eu|uk|fr|nl|pl)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Link();
}
