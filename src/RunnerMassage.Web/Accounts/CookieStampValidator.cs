using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using RunnerMassage.Data.Accounts;

namespace RunnerMassage.Web.Accounts;

/// <summary>
/// Ends the cookies of accounts that have changed, and brings the claims of the others up to date. Identity's own validator would also
/// sign out of a scheme that this site does not have.
/// </summary>
internal sealed class CookieStampValidator(
    SignInManager<AppUser> signIn, OpenAccounts accounts, IOptions<SecurityStampValidatorOptions> options, TimeProvider time) : ISecurityStampValidator
{
    public async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        if (context.Properties.IssuedUtc is { } issued && time.GetUtcNow() - issued < options.Value.ValidationInterval)
        {
            return;
        }

        if (await signIn.ValidateSecurityStampAsync(context.Principal) is not { } user || !accounts.IsOpen(user))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
            return;
        }

        var principal = await signIn.CreateUserPrincipalAsync(user);
        if (options.Value.OnRefreshingPrincipal is { } refreshing)
        {
            var change = new SecurityStampRefreshingPrincipalContext { CurrentPrincipal = context.Principal, NewPrincipal = principal };
            await refreshing(change);
            principal = change.NewPrincipal ?? principal;
        }

        context.ReplacePrincipal(principal);
        context.ShouldRenew = true;
    }
}
