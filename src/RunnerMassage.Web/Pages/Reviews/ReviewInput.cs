using FluentValidation;
using RunnerMassage.Data.Community;
using RunnerMassage.Web.Shared.Comments;

namespace RunnerMassage.Web.Pages.Reviews;

/// <summary>What somebody says about a session, as it stands in the form.</summary>
public sealed record ReviewInput
{
    /// <summary>What each number of stars means, the best first.</summary>
    public static IReadOnlyList<(string Stars, string Words)> Choices { get; } =
        [("5", "Very good"), ("4", "Good"), ("3", "All right"), ("2", "Not so good"), ("1", "Poor")];

    /// <summary>From 1 to 5, as it was chosen.</summary>
    public string? Stars { get; init; }

    /// <summary>The text.</summary>
    public string? Text { get; init; }

    /// <summary>The name to be shown.</summary>
    public string? Name { get; init; }

    /// <summary>The version that was shown; 0 for a new review.</summary>
    public int Version { get; init; }

    /// <summary>The stars, or null where none are chosen.</summary>
    public int? Count => Stars is ['1' or '2' or '3' or '4' or '5'] ? Stars[0] - '0' : null;
}

/// <summary>The shape of a review.</summary>
public sealed class ReviewInputValidator : AbstractValidator<ReviewInput>
{
    /// <summary>The rules.</summary>
    public ReviewInputValidator()
    {
        RuleFor(input => input.Stars).Must((input, _) => input.Count is not null).WithMessage("Please choose how it was.");
        RuleFor(input => input.Text).WordsRules(0, ReviewRules.LongestText, $"Please keep it to {ReviewRules.LongestText} characters.");
        RuleFor(input => input.Name).ShownNameRules();
    }
}
