using Microsoft.AspNetCore.Identity;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Web.Demo;

namespace RunnerMassage.Web.Accounts;

/// <summary>Which accounts can be signed in to at all, by whatever means.</summary>
public sealed class OpenAccounts(UserManager<AppUser> users, DemoMode demo)
{
    /// <summary>
    /// False for guests, for accounts that were closed or deleted, and, where a database once held the demo, for its people, whose
    /// password everybody knows.
    /// </summary>
    public bool IsOpen(AppUser user) => user is { IsGuest: false, DeactivatedAt: null, DeletedAt: null }
        && (demo.Enabled || !DemoPeople.HasAccount(user.Id));

    /// <summary>The open account of an address, or null.</summary>
    public async Task<AppUser?> FindAsync(string email) =>
        await users.FindByEmailAsync(email.Trim()) is { } user && IsOpen(user) ? user : null;

    /// <summary>The open account of an id, or null.</summary>
    public async Task<AppUser?> FindByIdAsync(string? id) =>
        id is not null && await users.FindByIdAsync(id) is { } user && IsOpen(user) ? user : null;
}
