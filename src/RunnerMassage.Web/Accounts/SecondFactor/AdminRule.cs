using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Web.Api.Problems;
using RunnerMassage.Web.Demo;
using RunnerMassage.Web.Hosting;
using RunnerMassage.Web.Shared;

namespace RunnerMassage.Web.Accounts.SecondFactor;

/// <summary>
/// Admins sign in with two factors: a password and an authenticator app, or a passkey. Until an admin has, nothing but public pages and
/// their own account opens; everything else leads to <c>/account/two-factor/required</c>, and the API answers 403.
/// One exception: in demo mode the demo's own admin, whose password everybody knows, needs none, so that a visitor can look around with
/// one click. The demo does not run in Production.
/// </summary>
public sealed class AdminRule(DemoMode demo)
{
    /// <summary>Where an admin is led who has signed in with one factor.</summary>
    public const string Page = "/account/two-factor/required";

    /// <summary>True for the demo's own admin in demo mode, who is exempt.</summary>
    public bool IsExempt(ClaimsPrincipal person) =>
        demo.Enabled && person.UserId() is { } id && DemoPeople.HasAccount(id);

    /// <summary>True for an admin who has to show a second factor before going on.</summary>
    public bool Stops(ClaimsPrincipal person) => person.IsInRole(Roles.Admin) && !person.SignedInWithTwoFactors() && !IsExempt(person);

    internal Task ApplyAsync(HttpContext context, RequestDelegate next)
    {
        if (!Stops(context.User) || IsOpenToAll(context) || IsOwnAccount(context.Request))
        {
            return next(context);
        }

        if (context.Request.IsApi())
        {
            return ApiProblem.Of(
                ProblemCode.Forbidden,
                "Admins need a second factor: set up an authenticator app on the site, then sign in with twoFactorCode.").ToResult().ExecuteAsync(context);
        }

        var back = HttpMethods.IsGet(context.Request.Method) ? context.Request.Path + context.Request.QueryString : "/";
        context.Response.Redirect($"{context.Request.PathBase}{Page}{QueryString.Create("returnUrl", back)}");
        return Task.CompletedTask;
    }

    // An address that leads nowhere says so to everybody.
    private static bool IsOpenToAll(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null || context.GetEndpoint() is null;

    private static bool IsOwnAccount(HttpRequest request) => request.Path.StartsWithSegments("/account", StringComparison.OrdinalIgnoreCase);
}
