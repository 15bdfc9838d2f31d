namespace RunnerMassage.Web.Hosting;

/// <summary>Errors as people understand them: pages in the site's look, with a way out. Programs below <c>/api</c> get problem+json instead.</summary>
public static class ErrorAnswers
{
    /// <summary>True for requests of programs, not browsers.</summary>
    public static bool IsApi(this HttpRequest request) => request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    /// <summary>Gives every answer without a body, and every exception, a page to read.</summary>
    public static void UseErrorPages(this WebApplication app) => app.UseWhen(
        static context => !context.Request.IsApi(),
        static pages =>
        {
            pages.UseExceptionHandler("/error");
            pages.UseStatusCodePagesWithReExecute("/status/{0}");
        });
}
