using FluentValidation;
using RunnerMassage.Web.Shared.Comments;

namespace RunnerMassage.Web.Pages.Admin.Moderation;

/// <summary>An answer that is written in the queue.</summary>
public sealed record AnswerInput
{
    /// <summary>The question.</summary>
    public string? QuestionId { get; init; }

    /// <summary>The version of the question that was read.</summary>
    public int QuestionVersion { get; init; }

    /// <summary>The name to be shown.</summary>
    public string? Name { get; init; }

    /// <summary>The answer.</summary>
    public string? Text { get; init; }
}

/// <summary>The shape of an answer.</summary>
public sealed class AnswerInputValidator : AbstractValidator<AnswerInput>
{
    /// <summary>The rules.</summary>
    public AnswerInputValidator()
    {
        RuleFor(input => input.QuestionId).NotEmpty().WithMessage("The form was not whole. Please answer once more.");
        RuleFor(input => input.Text).WordsRules(
            CommentFields.ShortestText, CommentFields.LongestText,
            $"Please write {CommentFields.ShortestText} to {CommentFields.LongestText} characters.");
        RuleFor(input => input.Name).ShownNameRules();
    }
}
