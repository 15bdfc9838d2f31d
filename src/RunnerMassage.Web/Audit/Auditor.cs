using System.Security.Claims;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Audit;
using RunnerMassage.Web.Hosting;
using RunnerMassage.Web.Shared;
using PrincipalExtensions = RunnerMassage.Web.Shared.PrincipalExtensions;

namespace RunnerMassage.Web.Audit;

/// <summary>Says for the audit log who is acting in this request, and from where.</summary>
public sealed class Auditor(IHttpContextAccessor http)
{
    /// <summary>The signed-in person.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public Actor Actor => http.HttpContext?.User is { } person && person.UserId() is { } id
        ? new Actor(id, IsStaff(person) ? person.FindFirstValue(PrincipalExtensions.NameClaim) ?? "?" : Actor.Client, Address)
        : throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>Somebody who proved who they are by a link, before they sign in.</summary>
    public Actor ActorBy(string userId, string name) => new(userId, name, Address);

    /// <summary>A note of something that the signed-in person does.</summary>
    public AuditNote Note(string action, AuditSubject? subject = null, string? details = null) => new(Actor, action, subject, details);

    private string? Address => http.HttpContext is { } context && ClientAddress.Shortened(context) is { Length: > 0 } address ? address : null;

    private static bool IsStaff(ClaimsPrincipal person) => person.IsInRole(Roles.Therapist) || person.IsInRole(Roles.Admin);
}
