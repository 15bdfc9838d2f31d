namespace RunnerMassage.Web.Shared.Comments;

/// <summary>The fields of a comment, as _CommentFields shows them.</summary>
/// <param name="Name">What stands in the field for the name.</param>
/// <param name="Text">What stands in the field for the text.</param>
/// <param name="Asks">True for a question, false for what is said to one.</param>
/// <param name="IsClinic">True where the writer speaks for the clinic.</param>
public sealed record CommentFields(string? Name, string? Text, bool Asks, bool IsClinic)
{
    /// <summary>Shortest text, in characters.</summary>
    public const int ShortestText = 10;

    /// <summary>Longest text, in characters.</summary>
    public const int LongestText = 2000;
}
