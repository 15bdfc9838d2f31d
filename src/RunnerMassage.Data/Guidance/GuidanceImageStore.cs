using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data.Audit;

namespace RunnerMassage.Data.Guidance;

/// <summary>The pictures of the guidance. They are added and never changed, so that whoever has one can keep it.</summary>
public sealed class GuidanceImageStore(RunnerMassageContext context, IClock clock)
{
    /// <summary>Adds a picture that this site has encoded.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="alternativeText">What it shows; not empty.</param>
    /// <param name="by">Who uploads it.</param>
    /// <param name="cancellationToken">Stops before anything is saved.</param>
    /// <returns>Its id.</returns>
    public async Task<string> AddAsync(EncodedPicture picture, string alternativeText, Actor by, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var image = new GuidanceImage
        {
            Id = Guid.NewGuid().ToString("N"),
            AlternativeText = alternativeText,
            ContentType = picture.ContentType,
            Width = picture.Width,
            Height = picture.Height,
            Bytes = picture.Bytes,
            UploadedById = by.Id ?? throw new ArgumentException("Only somebody with an account uploads pictures.", nameof(by)),
            UploadedAt = now,
        };
        context.GuidanceImages.Add(image);
        AuditLog.Add(context, new AuditNote(by, AuditActions.ImageUploaded, AuditSubject.Image(image.Id)), now);
        await context.SaveChangesAsync(cancellationToken);
        context.ChangeTracker.Clear();
        return image.Id;
    }

    /// <summary>One picture with its bytes, or null.</summary>
    public Task<GuidanceImage?> FindAsync(string id, CancellationToken cancellationToken) =>
        context.GuidanceImages.AsNoTracking().SingleOrDefaultAsync(image => image.Id == id, cancellationToken);

    /// <summary>All pictures without their bytes, the latest first.</summary>
    public async Task<IReadOnlyList<GuidanceImageLine>> ListAsync(CancellationToken cancellationToken) =>
        await context.GuidanceImages.OrderByDescending(image => image.UploadedAt).ThenBy(image => image.Id)
            .Select(image => new GuidanceImageLine(image.Id, image.AlternativeText, image.Width, image.Height, image.UploadedAt))
            .ToListAsync(cancellationToken);
}

/// <summary>A picture without its bytes.</summary>
/// <param name="Id">Its id.</param>
/// <param name="AlternativeText">What it shows.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="UploadedAt">When it was uploaded.</param>
public sealed record GuidanceImageLine(string Id, string AlternativeText, int Width, int Height, Instant UploadedAt);

/// <summary>A picture as this site has encoded it: nothing of the uploaded file is left but its pixels.</summary>
/// <param name="ContentType">Media type.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="Bytes">The encoded picture.</param>
public sealed record EncodedPicture(string ContentType, int Width, int Height, byte[] Bytes);
