using System.Security.Claims;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Scheduling.Booking;

namespace RunnerMassage.Web.Shared;

/// <summary>Reads the signed-in person out of the claims.</summary>
public static class PrincipalExtensions
{
    /// <summary>Claim that holds the id of the therapist that the account belongs to.</summary>
    public const string TherapistIdClaim = "therapist_id";

    /// <summary>Claim that holds what the person wants to be called.</summary>
    public const string NameClaim = "name";

    /// <summary>Id of the account, or null for a stranger.</summary>
    public static string? UserId(this ClaimsPrincipal principal) => principal.FindFirstValue(ClaimTypes.NameIdentifier);

    /// <summary>The signed-in person as the scheduling service knows them.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in; the endpoint should have required it.</exception>
    public static Viewer ToViewer(this ClaimsPrincipal principal) => new(
        principal.UserId() ?? throw new InvalidOperationException("Nobody is signed in."),
        principal.FindFirstValue(TherapistIdClaim),
        principal.IsInRole(Roles.Admin));
}
