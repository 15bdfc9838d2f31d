using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using RunnerMassage.Data.Guidance;

namespace RunnerMassage.Web.Guidance;

/// <summary>Serves the pictures of the guidance to everybody. An address means one picture for good, so browsers may keep it.</summary>
public static class GuidanceImageEndpoint
{
    private const string Forever = "public, max-age=31536000, immutable";

    /// <summary>Maps <c>/guidance/images/{id}</c>.</summary>
    public static void MapGuidanceImages(this WebApplication app) => app.MapGet("/guidance/images/{id:maxlength(64)}", ShowAsync).AllowAnonymous().ExcludeFromDescription();

    private static async Task<Results<FileContentHttpResult, NotFound>> ShowAsync(
        string id, GuidanceImageStore images, HttpResponse response, CancellationToken cancellationToken)
    {
        if (await images.FindAsync(id, cancellationToken) is not { } image)
        {
            return TypedResults.NotFound();
        }

        response.Headers.CacheControl = Forever;
        return TypedResults.Bytes(image.Bytes, image.ContentType, entityTag: new EntityTagHeaderValue($"\"{image.Id}\""), lastModified: image.UploadedAt.ToDateTimeOffset());
    }
}
