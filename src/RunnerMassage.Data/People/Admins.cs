using Microsoft.EntityFrameworkCore;
using RunnerMassage.Data.Accounts;

namespace RunnerMassage.Data.People;

/// <summary>Those who run the clinic.</summary>
public sealed class Admins(RunnerMassageContext context)
{
    /// <summary>How many accounts can sign in as an admin, without one of them.</summary>
    /// <param name="except">Id of the account that is not counted, or null.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public Task<int> CountAsync(string? except, CancellationToken cancellationToken) =>
        Working().CountAsync(user => user.Id != except, cancellationToken);

    /// <summary>True where there is one besides the given accounts.</summary>
    public Task<bool> AnyAsync(IReadOnlyCollection<string> except, CancellationToken cancellationToken) =>
        Working().AnyAsync(user => !except.Contains(user.Id), cancellationToken);

    private IQueryable<AppUser> Working() =>
        from held in context.UserRoles
        join role in context.Roles on held.RoleId equals role.Id
        join user in context.Users on held.UserId equals user.Id
        where role.Name == Roles.Admin && user.DeactivatedAt == null && user.DeletedAt == null
        select user;
}
