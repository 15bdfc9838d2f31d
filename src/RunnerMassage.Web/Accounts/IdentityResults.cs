using Microsoft.AspNetCore.Identity;

namespace RunnerMassage.Web.Accounts;

/// <summary>For changes that can only fail by a slip of ours, or because the account changed at the same moment.</summary>
internal static class IdentityResults
{
    /// <summary>Goes on only where the change was kept.</summary>
    /// <exception cref="InvalidOperationException">It was not; the message names the reasons, nothing personal.</exception>
    public static void OrThrow(this IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException("The account could not be saved: " + string.Join(", ", result.Errors.Select(error => error.Code)));
        }
    }
}
