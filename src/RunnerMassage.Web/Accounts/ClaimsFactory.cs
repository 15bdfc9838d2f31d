using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Repositories;
using PrincipalExtensions = RunnerMassage.Web.Shared.PrincipalExtensions;

namespace RunnerMassage.Web.Accounts;

/// <summary>Puts into cookie and token what <see cref="PrincipalExtensions"/> reads: id, roles, what to call the person, the therapist they are.</summary>
internal sealed class ClaimsFactory(
    UserManager<AppUser> users, RoleManager<IdentityRole> roles, IOptions<IdentityOptions> options, TherapistRepository therapists)
    : UserClaimsPrincipalFactory<AppUser, IdentityRole>(users, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(AppUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(PrincipalExtensions.NameClaim, user.DisplayName ?? user.Email ?? "you"));
        if (identity.HasClaim(identity.RoleClaimType, Roles.Therapist)
            && await therapists.FindIdByUserAsync(user.Id, CancellationToken.None) is { } therapistId)
        {
            identity.AddClaim(new Claim(PrincipalExtensions.TherapistIdClaim, therapistId));
        }

        return identity;
    }
}
