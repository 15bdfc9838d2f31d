using FluentValidation;
using RunnerMassage.Web.Shared.Comments;

namespace RunnerMassage.Web.Pages.Comments;

/// <summary>A question, comment or answer as it stands in the form.</summary>
public sealed record CommentInput
{
    /// <summary>The guide that it stands under; unused where something is changed.</summary>
    public string? GuideId { get; init; }

    /// <summary>The question that it answers, or null for a question.</summary>
    public string? QuestionId { get; init; }

    /// <summary>The name to be shown.</summary>
    public string? Name { get; init; }

    /// <summary>The text.</summary>
    public string? Text { get; init; }

    /// <summary>The version that was shown, where something is changed.</summary>
    public int Version { get; init; }

    /// <summary>Stays empty; people do not see it.</summary>
    public string? Website { get; init; }
}

/// <summary>The shape of what people write under a guide.</summary>
public sealed class CommentInputValidator : AbstractValidator<CommentInput>
{
    /// <summary>The rules.</summary>
    public CommentInputValidator()
    {
        RuleFor(input => input.Text).WordsRules(
            CommentFields.ShortestText, CommentFields.LongestText,
            $"Please write {CommentFields.ShortestText} to {CommentFields.LongestText} characters.");
        RuleFor(input => input.Name).ShownNameRules();
        RuleFor(input => input.Website).Empty().WithMessage("The form looked as if a program had filled it in. Please press the button once more.")
            .OverridePropertyName("Text");
    }
}
