using FluentValidation;
using RunnerMassage.Web.Accounts.Passwords;

namespace RunnerMassage.Web.Accounts;

/// <summary>What an address and a new password must look like, for the pages' forms and the API's bodies.</summary>
public static class CredentialRules
{
    /// <summary>Fewest characters of a password. Length is what makes one strong; no kinds of characters are asked for.</summary>
    public const int ShortestPassword = 8;

    /// <summary>Most characters of a password, so that hashing cannot be made costly.</summary>
    public const int LongestPassword = 128;

    /// <summary>Most characters of an e-mail address that can be delivered to.</summary>
    public const int LongestEmail = 254;

    /// <summary>A whole e-mail address.</summary>
    public static IRuleBuilderOptions<T, string?> EmailRules<T>(this IRuleBuilderInitial<T, string?> rule) => rule
        .Cascade(CascadeMode.Stop)
        .NotEmpty().WithMessage("Please type your e-mail address.")
        .MaximumLength(LongestEmail).WithMessage("This is too long for an e-mail address.")
        .Must(IsEmail).WithMessage("This is not a whole e-mail address, such as name@example.org.");

    /// <summary>A new password.</summary>
    /// <param name="rule">The field.</param>
    /// <param name="own">What the form knows of the person: their address and name must not make the password.</param>
    public static void NewPasswordRules<T>(this IRuleBuilderInitial<T, string?> rule, params Func<T, string?>[] own) => rule.Custom((password, form) =>
    {
        if (NewPassword.ProblemWith(password, [.. own.Select(read => read(form.InstanceToValidate))]) is { } problem)
        {
            form.AddFailure(problem);
        }
    });

    private static bool IsEmail(string? value)
    {
        var address = value?.Trim() ?? "";
        var at = address.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == address.LastIndexOf('@') && at < address.Length - 1
            && !address.Any(character => char.IsWhiteSpace(character) || char.IsControl(character) || character is '<' or '>' or ',' or ';');
    }
}
