using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace RunnerMassage.Data.Guidance;

/// <summary>
/// Reads guidance as visitors may see it: of each guide the published version with the latest <see cref="GuideVersion.PublishAt"/> that
/// has passed; of several of one moment the one with the greatest number. Drafts and what is to be published later do not exist here.
/// </summary>
public sealed class GuideReader(RunnerMassageContext context)
{
    /// <summary>What visitors see of one guide, or null where nothing of it is published.</summary>
    /// <param name="id">Id of the guide; that of a massage type for the type's guide.</param>
    /// <param name="now">The present.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<PublishedGuide?> FindAsync(string id, Instant now, CancellationToken cancellationToken)
    {
        var found = await (
            from guide in context.Guides.AsNoTracking()
            join version in Visible(now) on guide.Id equals version.GuideId
            where guide.Id == id
            select new { guide, version }).SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : new PublishedGuide(found.guide, found.version);
    }

    /// <summary>All guides of which something is published, without their texts, in their order. Guides of retired massage types are left out.</summary>
    /// <param name="now">The present.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<GuideListing>> ListAsync(Instant now, CancellationToken cancellationToken) =>
        await (
            from guide in context.Guides.AsNoTracking()
            join version in Visible(now) on guide.Id equals version.GuideId
            where guide.MassageTypeId == null || context.MassageTypes.Any(type => type.Id == guide.MassageTypeId && type.Active)
            orderby guide.SortOrder, guide.Id
            select new GuideListing(guide.Id, guide.MassageTypeId, version.Title, version.Summary, version.PublishAt!.Value))
            .ToListAsync(cancellationToken);

    /// <summary>The published Markdown of the massage types' guides by the type's id; types without one are missing.</summary>
    /// <param name="now">The present.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyDictionary<string, string>> TextsOfTypesAsync(Instant now, CancellationToken cancellationToken)
    {
        var texts = await (
            from guide in context.Guides.AsNoTracking()
            join version in Visible(now) on guide.Id equals version.GuideId
            where guide.MassageTypeId != null
            select new { TypeId = guide.MassageTypeId!, version.Text }).ToListAsync(cancellationToken);
        return texts.ToDictionary(guide => guide.TypeId, guide => guide.Text, StringComparer.Ordinal);
    }

    private IQueryable<GuideVersion> Visible(Instant now) =>
        from version in context.GuideVersions.AsNoTracking()
        where version.State == GuideState.Published && version.PublishAt <= now
            && !context.GuideVersions.Any(later => later.GuideId == version.GuideId
                && later.State == GuideState.Published && later.PublishAt <= now
                && (later.PublishAt > version.PublishAt || (later.PublishAt == version.PublishAt && later.Number > version.Number)))
        select version;
}

/// <summary>A guide with what visitors see of it.</summary>
/// <param name="Guide">The guide.</param>
/// <param name="Version">Its version that is shown.</param>
public sealed record PublishedGuide(Guide Guide, GuideVersion Version);

/// <summary>A guide in a list.</summary>
/// <param name="Id">Id of the guide.</param>
/// <param name="MassageTypeId">The massage type that it is about, or null.</param>
/// <param name="Title">Title.</param>
/// <param name="Summary">One or two sentences.</param>
/// <param name="PublishedAt">Since when this version is shown.</param>
public sealed record GuideListing(string Id, string? MassageTypeId, string Title, string Summary, Instant PublishedAt);
