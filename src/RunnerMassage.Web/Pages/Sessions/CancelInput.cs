using FluentValidation;

namespace RunnerMassage.Web.Pages.Sessions;

/// <summary>What is sent to cancel a session.</summary>
public sealed record CancelInput
{
    /// <summary>Longest reason, in characters.</summary>
    public const int LongestReason = 500;

    /// <summary>Why, in the words of the one who cancels.</summary>
    public string? Reason { get; init; }

    /// <summary>The version of the session that was shown.</summary>
    public int Version { get; init; }

    /// <summary>Random and made with the form.</summary>
    public string? Key { get; init; }
}

/// <summary>The shape of what is sent to cancel.</summary>
public sealed class CancelInputValidator : AbstractValidator<CancelInput>
{
    /// <summary>The rules.</summary>
    public CancelInputValidator()
    {
        RuleFor(input => input.Reason).Must(reason => reason is null || reason.ReplaceLineEndings("\n").Length <= CancelInput.LongestReason)
            .WithMessage($"Please keep the reason to {CancelInput.LongestReason} characters.");
        RuleFor(input => input.Key).NotEmpty().MaximumLength(64).WithMessage("The form was not whole. Please press the button again.");
    }
}
