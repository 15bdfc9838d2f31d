using System.ComponentModel.DataAnnotations;
using FluentValidation;
using RunnerMassage.Web.Accounts;
using RunnerMassage.Web.Accounts.SecondFactor;

namespace RunnerMassage.Web.Api.Account;

/// <summary>Who wants an account.</summary>
public sealed record RegisterRequest
{
    /// <summary>E-mail address.</summary>
    [Required]
    public string? Email { get; init; }

    /// <summary>A password of 8 to 128 characters, none that many people use, and not made of the address.</summary>
    [Required]
    public string? Password { get; init; }
}

/// <summary>What is said to whoever registers.</summary>
/// <param name="Message">One sentence for people.</param>
public sealed record RegisterResponse(string Message);

/// <summary>Who signs in.</summary>
public sealed record LoginRequest
{
    /// <summary>E-mail address.</summary>
    [Required]
    public string? Email { get; init; }

    /// <summary>Password.</summary>
    [Required]
    public string? Password { get; init; }

    /// <summary>Where the account has an authenticator app: the six digits that it shows now. Each code signs in once.</summary>
    public string? TwoFactorCode { get; init; }

    /// <summary>In place of a code: one of the account's recovery codes, which is used up.</summary>
    public string? TwoFactorRecoveryCode { get; init; }
}

/// <summary>Who wants to stay signed in.</summary>
public sealed record RefreshRequest
{
    /// <summary>The refresh token of the last sign-in.</summary>
    [Required]
    public string? RefreshToken { get; init; }
}

/// <summary>The shape of a registration.</summary>
public sealed class RegisterValidator : AbstractValidator<RegisterRequest>
{
    /// <summary>States the rules.</summary>
    public RegisterValidator()
    {
        RuleFor(request => request.Email).EmailRules();
        RuleFor(request => request.Password).NewPasswordRules(request => request.Email);
    }
}

/// <summary>The shape of a sign-in: both must be there; anything more would tell what passwords look like here.</summary>
public sealed class LoginValidator : AbstractValidator<LoginRequest>
{
    /// <summary>States the rules.</summary>
    public LoginValidator()
    {
        RuleFor(request => request.Email).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("The address is needed.")
            .Must(email => email!.Length <= CredentialRules.LongestEmail && !email.Any(char.IsControl)).WithMessage("This is no address.");
        RuleFor(request => request.Password).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("The password is needed.")
            .MaximumLength(CredentialRules.LongestPassword).WithMessage("No password is that long.");
        RuleFor(request => request.TwoFactorCode).Must(code => code is null || Totp.Clean(code) is not null)
            .WithMessage("A code of an authenticator app has six digits.");
        RuleFor(request => request.TwoFactorRecoveryCode).Must(code => code is null || RecoveryCode.Clean(code) is not null)
            .WithMessage("A recovery code has sixteen letters and digits.");
    }
}

/// <summary>The shape of a refresh.</summary>
public sealed class RefreshValidator : AbstractValidator<RefreshRequest>
{
    /// <summary>States the rules.</summary>
    public RefreshValidator() => RuleFor(request => request.RefreshToken).NotEmpty().WithMessage("The refresh token is needed.");
}
