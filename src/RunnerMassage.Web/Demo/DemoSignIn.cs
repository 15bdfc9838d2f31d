using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using RunnerMassage.Data.Accounts;

namespace RunnerMassage.Web.Demo;

/// <summary>Lets visitors of the demo be one of its people with one click; does nothing outside demo mode.</summary>
public sealed class DemoSignIn(DemoMode demo, UserManager<AppUser> users, SignInManager<AppUser> signIn)
{
    /// <summary>The people to choose from; empty outside demo mode.</summary>
    public IReadOnlyList<DemoPerson> People => demo.Enabled ? DemoPeople.All : [];

    /// <summary>The person as somebody who is signed in, or null where there is no such person.</summary>
    public async Task<ClaimsPrincipal?> FindAsync(string? key) =>
        People.FirstOrDefault(person => person.Key == key) is { } chosen && await users.FindByEmailAsync(chosen.Email) is { } user
            ? await signIn.CreateUserPrincipalAsync(user)
            : null;
}
