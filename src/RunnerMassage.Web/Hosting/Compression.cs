using System.IO.Compression;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.ResponseCompression;

namespace RunnerMassage.Web.Hosting;

/// <summary>Compresses pages and JSON. Static files are compressed when the site is built.</summary>
public static class Compression
{
    /// <summary>Registers the compression.</summary>
    public static void AddCompression(this WebApplicationBuilder builder)
    {
        builder.Services.AddResponseCompression(static options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["text/html", "application/json", "application/problem+json", "text/calendar"];
        });
        builder.Services.Configure<BrotliCompressionProviderOptions>(static options => options.Level = CompressionLevel.Fastest);
        builder.Services.Configure<GzipCompressionProviderOptions>(static options => options.Level = CompressionLevel.Fastest);
    }

    /// <summary>Compresses what follows, except where an answer could hold both a lasting secret and a stranger's words.</summary>
    public static void UseCompression(this WebApplication app)
    {
        app.UseResponseCompression();
        // Over https the length of a compressed answer can betray a secret in it that stands beside text from the request (BREACH).
        // Antiforgery tokens differ in every answer; account pages and account tokens are left uncompressed altogether.
        app.Use(static (context, next) =>
        {
            var path = context.Request.Path;
            if ((path.StartsWithSegments("/account", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/api/v1/account", StringComparison.OrdinalIgnoreCase))
                && context.Features.Get<IHttpsCompressionFeature>() is { } compression)
            {
                compression.Mode = HttpsCompressionMode.DoNotCompress;
            }

            return next(context);
        });
    }
}
