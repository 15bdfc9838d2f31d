using Microsoft.AspNetCore.Identity;
using RunnerMassage.Data.Accounts;

namespace RunnerMassage.Web.Accounts.Passwords;

/// <summary>Holds <see cref="NewPassword"/> against every password that Identity sets, so that no way to one leads around the rules.</summary>
internal sealed class NewPasswordValidator : IPasswordValidator<AppUser>
{
    public Task<IdentityResult> ValidateAsync(UserManager<AppUser> manager, AppUser user, string? password) => Task.FromResult(
        NewPassword.ProblemWith(password, user.Email, user.DisplayName) is { } problem
            ? IdentityResult.Failed(new IdentityError { Code = "Password", Description = problem })
            : IdentityResult.Success);
}
