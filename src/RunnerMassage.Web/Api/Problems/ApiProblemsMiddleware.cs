using Microsoft.AspNetCore.Diagnostics;
using RunnerMassage.Web.Hosting;

namespace RunnerMassage.Web.Api.Problems;

/// <summary>Turns whatever fails under <c>/api</c> without an answer of its own into a problem: exceptions, 401 and 403, 404, 405, 429.</summary>
public static class ApiProblemsMiddleware
{
    /// <summary>Place it before everything that may fail: routing, authentication, rate limits.</summary>
    public static IApplicationBuilder UseApiProblems(this IApplicationBuilder app) =>
        app.UseWhen(static context => context.Request.IsApi(), static api =>
        {
            api.UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandler = AnswerExceptionAsync,
                StatusCodeSelector = StatusOf,
                // A bad request is the client's affair: answered, not logged as a failure of ours.
                SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException,
            });
            api.UseStatusCodePages(context => AnswerAsync(context.HttpContext, ForBareStatus(context.HttpContext)));
        });

    private static int StatusOf(Exception exception) =>
        exception is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;

    private static Task AnswerExceptionAsync(HttpContext context)
    {
        var exception = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        return AnswerAsync(context, exception is BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest } bad
            ? ApiProblem.Of(ProblemCode.Validation, bad.Message)
            : ApiProblem.Of(ProblemCode.ForStatus(context.Response.StatusCode)));
    }

    private static ApiProblem ForBareStatus(HttpContext context)
    {
        var code = ProblemCode.ForStatus(context.Response.StatusCode);
        return ApiProblem.Of(code, code.Status switch
        {
            StatusCodes.Status401Unauthorized => "Send the access token of /api/v1/account/login as a bearer token.",
            StatusCodes.Status429TooManyRequests => "Please wait a little before the next request.",
            _ => null,
        });
    }

    private static Task AnswerAsync(HttpContext context, ApiProblem problem) => problem.ToResult().ExecuteAsync(context);
}
