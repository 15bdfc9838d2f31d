using FluentValidation;
using RunnerMassage.Web.Accounts;

namespace RunnerMassage.Web.Pages.Account;

/// <summary>What somebody types who opens an account by a link.</summary>
public sealed record NewAccountInput
{
    /// <summary>Most characters of a name.</summary>
    public const int LongestName = 80;

    /// <summary>What they want to be called.</summary>
    public string? Name { get; init; }

    /// <summary>Their password.</summary>
    public string? Password { get; init; }
}

internal sealed class NewAccountValidator : AbstractValidator<NewAccountInput>
{
    public NewAccountValidator()
    {
        RuleFor(input => input.Name).Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage("Please type your name.")
            .MaximumLength(NewAccountInput.LongestName).WithMessage("Please use at most 80 characters.");
        RuleFor(input => input.Password).NewPasswordRules(input => input.Name);
    }
}
