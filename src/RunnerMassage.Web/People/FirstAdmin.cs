using NodaTime;
using RunnerMassage.Data;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Audit;
using RunnerMassage.Data.People;
using RunnerMassage.Web.Demo;

namespace RunnerMassage.Web.People;

/// <summary>
/// Makes links with which somebody at the console becomes an admin. There is no password that a new installation starts with, so there is
/// none that anybody could forget to change.
/// </summary>
public sealed class FirstAdmin(RunnerMassageContext context, LinkTokens tokens, Admins admins, DemoMode demo, IClock clock)
{
    /// <summary>So long a link can be followed.</summary>
    public static readonly Duration Lifetime = Duration.FromHours(24);

    // What a database that once held the demo calls an admin lets nobody in.
    private static readonly string[] DemoAccounts = [.. DemoPeople.All.Select(person => DemoPeople.AccountOf(person.Key))];

    /// <summary>True while nobody can sign in as an admin.</summary>
    public async Task<bool> IsMissingAsync(CancellationToken cancellationToken) =>
        !await admins.AnyAsync(demo.Enabled ? [] : DemoAccounts, cancellationToken);

    /// <summary>What a link is good for, or null where it is made up, was used, has ended or came too late.</summary>
    public async Task<AdminLink?> FindAsync(string? token, CancellationToken cancellationToken) =>
        await tokens.FindAsync(LinkPurposes.FirstAdmin, token, cancellationToken) is { } link
            && (link.Email is not null || await IsMissingAsync(cancellationToken))
            ? new AdminLink(link.Email)
            : null;

    /// <summary>Makes a link that is good while nobody is an admin.</summary>
    /// <returns>Its path, without a leading slash.</returns>
    public Task<string> CreatePathAsync(CancellationToken cancellationToken) => SaveAsync(email: null, cancellationToken);

    /// <summary>Makes a link for an admin of this address, whoever else is one: whoever has the console has the database too.</summary>
    /// <returns>Its path, without a leading slash.</returns>
    public Task<string> CreatePathAsync(string email, CancellationToken cancellationToken)
    {
        AuditLog.Add(context, new AuditNote(Actor.Program, AuditActions.AdminLink), clock.GetCurrentInstant());
        return SaveAsync(email, cancellationToken);
    }

    private async Task<string> SaveAsync(string? email, CancellationToken cancellationToken)
    {
        var token = await tokens.CreateAsync(LinkPurposes.FirstAdmin, userId: null, email, data: null, Lifetime, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        return $"setup/{token}";
    }
}

/// <summary>A link with which somebody becomes an admin.</summary>
/// <param name="Email">The address that the account is to have, or null: whoever follows the link chooses.</param>
public sealed record AdminLink(string? Email);
