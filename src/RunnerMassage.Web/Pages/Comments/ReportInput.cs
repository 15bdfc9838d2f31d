using FluentValidation;
using RunnerMassage.Web.Shared.Comments;

namespace RunnerMassage.Web.Pages.Comments;

/// <summary>What somebody finds wrong with a comment.</summary>
public sealed record ReportInput
{
    /// <summary>Longest reason, in characters.</summary>
    public const int LongestReason = 500;

    /// <summary>What is wrong.</summary>
    public string? Reason { get; init; }
}

/// <summary>The shape of a report.</summary>
public sealed class ReportInputValidator : AbstractValidator<ReportInput>
{
    /// <summary>The rules.</summary>
    public ReportInputValidator() => RuleFor(input => input.Reason).WordsRules(
        3, ReportInput.LongestReason, $"Please say in a few words what is wrong; {ReportInput.LongestReason} characters at most.");
}
