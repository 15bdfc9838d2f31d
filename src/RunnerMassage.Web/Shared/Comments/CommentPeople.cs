using System.Security.Claims;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Community;

namespace RunnerMassage.Web.Shared.Comments;

/// <summary>Who somebody is when they write for others to read.</summary>
public static class CommentPeople
{
    /// <summary>The signed-in person as a writer; who treats speaks as a therapist, also where they run the clinic. Null for strangers.</summary>
    public static CommentWriter? ToWriter(this ClaimsPrincipal principal) => principal.UserId() is not { } userId ? null : new CommentWriter(
        userId,
        principal.IsInRole(Roles.Therapist) ? CommentAuthor.Therapist : principal.IsInRole(Roles.Admin) ? CommentAuthor.Admin : CommentAuthor.Runner);

    /// <summary>
    /// A name to begin with: the first name of a runner, who may not want to be found by the rest of it, and the whole name of who speaks for
    /// the clinic. Never an address: empty where nothing else is known.
    /// </summary>
    public static string SuggestedName(this ClaimsPrincipal principal)
    {
        var name = principal.FindFirstValue(PrincipalExtensions.NameClaim)?.Trim() ?? "";
        return name.Contains('@', StringComparison.Ordinal) ? ""
            : principal.ToWriter() is { IsClinic: true } ? name
            : name.Split(' ', 2)[0];
    }
}
