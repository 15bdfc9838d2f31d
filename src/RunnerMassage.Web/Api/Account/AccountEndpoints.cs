using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Identity;
using RunnerMassage.Web.Accounts;
using RunnerMassage.Web.Accounts.SecondFactor;
using RunnerMassage.Web.Api.Input;
using RunnerMassage.Web.Api.OpenApi;
using RunnerMassage.Web.Api.Problems;
using RunnerMassage.Web.Demo;
using RunnerMassage.Web.Hosting;

namespace RunnerMassage.Web.Api.Account;

/// <summary>Opens accounts and gives out access tokens. No answer tells a stranger whether an address has an account.</summary>
public static class AccountEndpoints
{
    /// <summary>Adds the endpoints.</summary>
    public static void MapAccount(this IEndpointRouteBuilder app)
    {
        var account = app.MapGroup("/api/v1/account").WithTags("Account").AllowAnonymous()
            .AddEndpointFilter<ApiInputFilter>().RequireRateLimiting(RateLimits.Accounts)
            .Fails(ProblemCode.Validation, ProblemCode.UnsupportedMediaType);
        account.MapPost("/register", RegisterAsync)
            .WithSummary("Open a runner's account; the answer is the same where the address has one already").Produces<RegisterResponse>();
        account.MapPost("/login", LoginAsync)
            .WithSummary("Get an access token, to be sent as Authorization: Bearer")
            .Produces<AccessTokenResponse>().Fails(ProblemCode.Unauthenticated);
        account.MapPost("/refresh", RefreshAsync)
            .WithSummary("Get a new access token for a refresh token").Produces<AccessTokenResponse>().Fails(ProblemCode.Unauthenticated);
    }

    private static async Task<IResult> RegisterAsync(
        JsonBody<RegisterRequest> body, Registration registration, DemoMode demo, CancellationToken cancellationToken)
    {
        await registration.RegisterAsync(body.Value.Email!, body.Value.Password!, displayName: null, agreed: null, cancellationToken);
        return TypedResults.Ok(new RegisterResponse(demo.Enabled
            ? "Thank you. If the address was free, it has an account now."
            : "Thank you. We have sent a mail to that address; please open the link in it before you sign in."));
    }

    private static async Task<IResult> LoginAsync(
        JsonBody<LoginRequest> body, HttpContext context, AccountService accounts, ApiSecondFactor secondFactor, CancellationToken cancellationToken)
    {
        var answer = await accounts.SignInAsync(body.Value.Email!, body.Value.Password!, context, cancellationToken);
        if (answer.Person is { } known
            && await secondFactor.EnterAsync(context, known, body.Value.TwoFactorCode, body.Value.TwoFactorRecoveryCode, cancellationToken) is { } person)
        {
            return TypedResults.SignIn(person, authenticationScheme: IdentityConstants.BearerScheme);
        }

        // The same words whether the password or the second factor is wrong: nobody learns here that they have guessed the first.
        return Refuse(context, answer.ConfirmFirst
            ? "The address is not confirmed yet; please open the link in the mail that we sent to it."
            : "Address and password do not belong together, a second factor is missing or wrong, or there were too many wrong tries.");
    }

    private static async Task<IResult> RefreshAsync(
        JsonBody<RefreshRequest> body, HttpContext context, AccountService accounts, CancellationToken cancellationToken) =>
        await accounts.RefreshAsync(body.Value.RefreshToken!, cancellationToken) is { } principal
            ? TypedResults.SignIn(principal, authenticationScheme: IdentityConstants.BearerScheme)
            : Refuse(context, "The refresh token has ended; sign in again.");

    private static IResult Refuse(HttpContext context, string detail)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return ApiProblem.Of(ProblemCode.Unauthenticated, detail).ToResult();
    }
}
