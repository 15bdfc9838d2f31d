using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace RunnerMassage.Web.Api.OpenApi;

/// <summary>The API's description as an OpenAPI document, and as a page to read and try.</summary>
public static class ApiDocument
{
    /// <summary>Name of the security scheme in the document.</summary>
    public const string BearerScheme = "bearer";

    private const string DocumentPath = "/openapi/{documentName}.json";
    private const string PagePath = "/docs/api";
    private const int NonceBytes = 16;

    private const string Introduction =
        """
        Book massages for runners. The browser pages and this API call the same services: what one refuses, the other refuses, for the same reason.

        - Instants are ISO 8601 with an offset; local dates are `YYYY-MM-DD` in the clinic's time zone. Intervals include their start and not their end.
        - Errors are `application/problem+json`; their `code` is stable, their `detail` is for people. Members that are not known are refused.
        - Every change needs an `Idempotency-Key`. Repeat a request with the same key and you get the first answer again, with `Idempotency-Replayed: true`.
        - A session comes with an `ETag`; send it as `If-Match` when you move or cancel, and nothing is done where somebody was faster.
        """;

    /// <summary>Registers the document.</summary>
    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", static options =>
    {
        options.ShouldInclude = static description => description.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer(static (document, _, _) =>
        {
            Introduce(document);
            return Task.CompletedTask;
        });
        options.CreateSchemaReferenceId = static type => SchemaDescription.IsInline(type.Type) ? null : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        options.AddSchemaTransformer<SchemaDescription>();
        options.AddOperationTransformer<OperationDescription>();
    });

    /// <summary>Adds the document and the page.</summary>
    public static void MapApiDocument(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi(DocumentPath).AllowAnonymous();
        app.MapScalarApiReference(PagePath, static (options, context) =>
        {
            var nonce = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(NonceBytes));
            context.Response.Headers[HeaderNames.ContentSecurityPolicy] = PagePolicy(nonce);
            options.WithNonce(nonce).WithTitle("Runner Massage API").WithOpenApiRoutePattern(DocumentPath)
                .AddDocument("v1").AddPreferredSecuritySchemes(BearerScheme)
                .DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp().HideDeveloperTools().HideClientButton();
        }).AllowAnonymous();
    }

    /// <summary>
    /// The page's own policy. Its script is served by this site and started by one nonced inline script; it writes style elements while it
    /// runs, which no nonce reaches, so inline styles are allowed here and nowhere else.
    /// </summary>
    private static string PagePolicy(string nonce) =>
        $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        + "font-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    private static void Introduce(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo { Title = "Runner Massage", Version = "v1", Description = Introduction };
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.AddComponent(BearerScheme, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "The access token of POST /api/v1/account/login.",
        });
    }
}
