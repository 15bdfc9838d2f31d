using System.Security.Claims;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Web.Shared;

namespace RunnerMassage.Web.Accounts.SecondFactor;

/// <summary>The second factor of programs, which send it along with the password.</summary>
public sealed class ApiSecondFactor(OpenAccounts accounts, CodeChecker codes, SignInNotes notes, IClock clock)
{
    /// <summary>
    /// The person, now with what the second factor adds, noted as signed in; null where their account needs one that is missing, wrong or
    /// was used before. Say then what is said about a wrong password, so that nobody learns that the password was right.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="person">Whoever sent the right password.</param>
    /// <param name="code">Code of the authenticator app, or null.</param>
    /// <param name="recoveryCode">A recovery code, or null; used up where it is right.</param>
    /// <param name="cancellationToken">Stops before anything is counted.</param>
    public async Task<ClaimsPrincipal?> EnterAsync(
        HttpContext context, ClaimsPrincipal person, string? code, string? recoveryCode, CancellationToken cancellationToken)
    {
        if (await accounts.FindByIdAsync(person.UserId()) is not { } user || await MethodAsync(user, code, recoveryCode, cancellationToken) is not { } method)
        {
            return null;
        }

        await notes.NoteAsync(context, user.Id, method.Name, cancellationToken);
        return person.SignedIn(method.TwoFactors, clock.GetCurrentInstant());
    }

    private async Task<EntryMethod?> MethodAsync(AppUser user, string? code, string? recoveryCode, CancellationToken cancellationToken) =>
        (user.TwoFactorEnabled, code, recoveryCode) switch
        {
            (false, _, _) => EntryMethod.Password,
            (_, not null, _) => await codes.CheckCodeAsync(user, code, cancellationToken) == Proof.Right ? EntryMethod.Authenticator : null,
            (_, _, not null) => await codes.RedeemAsync(user, recoveryCode, cancellationToken) == Proof.Right ? EntryMethod.RecoveryCode : null,
            _ => null,
        };
}
