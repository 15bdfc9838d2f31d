using NodaTime;

namespace RunnerMassage.Data.Guidance;

/// <summary>A picture in guidance, as this site encoded it anew; in the database, so that every web node has it and a backup holds it.</summary>
public sealed class GuidanceImage
{
    /// <summary>Opaque id, part of its address.</summary>
    public required string Id { get; init; }

    /// <summary>What it shows, for who cannot see it; not empty.</summary>
    public required string AlternativeText { get; set; }

    /// <summary>Media type, such as <c>image/webp</c>.</summary>
    public required string ContentType { get; init; }

    /// <summary>Width in pixels.</summary>
    public required int Width { get; init; }

    /// <summary>Height in pixels.</summary>
    public required int Height { get; init; }

    /// <summary>The encoded picture.</summary>
    public required byte[] Bytes { get; init; }

    /// <summary>Id of the account that uploaded it.</summary>
    public required string UploadedById { get; init; }

    /// <summary>When it was uploaded.</summary>
    public required Instant UploadedAt { get; init; }
}
