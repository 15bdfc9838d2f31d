using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Data.Guidance;

/// <summary>The guides with all their versions, published or not, for those who edit them.</summary>
public sealed class GuideHistory(RunnerMassageContext context, IClock clock)
{
    /// <summary>Stands for somebody whose account is deleted.</summary>
    public const string Gone = "somebody who has left";

    /// <summary>Every guide with its versions, in the clinic's order.</summary>
    public async Task<IReadOnlyList<GuideRecord>> ListAsync(CancellationToken cancellationToken)
    {
        var guides = await context.Guides.AsNoTracking().OrderBy(guide => guide.SortOrder).ThenBy(guide => guide.Id).ToListAsync(cancellationToken);
        var lines = (await LinesAsync(context.GuideVersions, cancellationToken)).ToLookup(line => line.GuideId, StringComparer.Ordinal);
        return [.. guides.Select(guide => new GuideRecord(guide, Stand([.. lines[guide.Id]])))];
    }

    /// <summary>The massage types that have no guide yet, in the clinic's order.</summary>
    public async Task<IReadOnlyList<MassageType>> TypesWithoutAsync(CancellationToken cancellationToken) =>
        await context.MassageTypes.AsNoTracking().Where(type => !context.Guides.Any(guide => guide.MassageTypeId == type.Id))
            .OrderBy(type => type.SortOrder).ThenBy(type => type.Id).ToListAsync(cancellationToken);

    /// <summary>One guide with its versions, the newest first, or null.</summary>
    public async Task<GuideRecord?> FindAsync(string id, CancellationToken cancellationToken) =>
        await context.Guides.AsNoTracking().SingleOrDefaultAsync(guide => guide.Id == id, cancellationToken) is { } guide
            ? new GuideRecord(guide, Stand(await LinesAsync(context.GuideVersions.Where(version => version.GuideId == id), cancellationToken)))
            : null;

    /// <summary>One version with its text, or null.</summary>
    public Task<GuideVersion?> FindAsync(string id, int number, CancellationToken cancellationToken) =>
        context.GuideVersions.AsNoTracking().SingleOrDefaultAsync(version => version.GuideId == id && version.Number == number, cancellationToken);

    private async Task<List<GuideVersionLine>> LinesAsync(IQueryable<GuideVersion> versions, CancellationToken cancellationToken)
    {
        var lines = await versions.OrderByDescending(version => version.Number).Select(version => new GuideVersionLine
        {
            GuideId = version.GuideId,
            Number = version.Number,
            Title = version.Title,
            State = version.State,
            PublishAt = version.PublishAt,
            RestoredFrom = version.RestoredFrom,
            ChangeNote = version.ChangeNote,
            ReviewNote = version.ReviewNote,
            AuthorId = version.AuthorId,
            PublishedById = version.PublishedById,
            SentBackById = version.SentBackById,
            SavedAt = version.SavedAt,
        }).ToListAsync(cancellationToken);
        var ids = lines.SelectMany(line => new[] { line.AuthorId, line.PublishedById, line.SentBackById }).Distinct(StringComparer.Ordinal).ToList();
        var names = await context.Users.Where(user => ids.Contains(user.Id))
            .Select(user => new { user.Id, Name = user.DisplayName ?? user.Email }).ToDictionaryAsync(user => user.Id, user => user.Name, cancellationToken);
        string? NameOf(string? id) => id is null ? null : names.GetValueOrDefault(id) ?? Gone;
        return lines.ConvertAll(line => line with { Author = NameOf(line.AuthorId), PublishedBy = NameOf(line.PublishedById), SentBackBy = NameOf(line.SentBackById) });
    }

    /// <summary>Tells of each version what it is to visitors at this moment.</summary>
    private List<GuideVersionLine> Stand(List<GuideVersionLine> lines)
    {
        var now = clock.GetCurrentInstant();
        var shown = lines.Where(line => line.State == GuideState.Published && line.PublishAt <= now)
            .OrderByDescending(line => line.PublishAt).ThenByDescending(line => line.Number).FirstOrDefault()?.Number;
        return lines.ConvertAll(line => line with
        {
            Standing = line.State switch
            {
                GuideState.Draft => line.ReviewNote is null ? GuideStanding.Draft : GuideStanding.SentBack,
                GuideState.InReview => GuideStanding.InReview,
                _ when line.PublishAt > now => GuideStanding.Due,
                _ => line.Number == shown ? GuideStanding.Shown : GuideStanding.Replaced,
            },
        });
    }
}

/// <summary>A guide with its versions.</summary>
/// <param name="Guide">The guide.</param>
/// <param name="Versions">All versions without their texts, the newest first.</param>
public sealed record GuideRecord(Guide Guide, IReadOnlyList<GuideVersionLine> Versions)
{
    /// <summary>The newest version.</summary>
    public GuideVersionLine Newest => Versions[0];

    /// <summary>The version that visitors see, or null.</summary>
    public GuideVersionLine? Shown => Versions.FirstOrDefault(version => version.Standing == GuideStanding.Shown);

    /// <summary>The versions that will be published by themselves, the first of them first.</summary>
    public IEnumerable<GuideVersionLine> Due => Versions.Where(version => version.Standing == GuideStanding.Due).OrderBy(version => version.PublishAt);

    /// <summary>The version that waits for review, or null; only the newest can.</summary>
    public GuideVersionLine? Waiting => Newest.Standing == GuideStanding.InReview ? Newest : null;

    /// <summary>The version of a number, or null.</summary>
    public GuideVersionLine? Find(int number) => Versions.FirstOrDefault(version => version.Number == number);
}

/// <summary>A version without its text.</summary>
public sealed record GuideVersionLine
{
    /// <summary>The guide.</summary>
    public required string GuideId { get; init; }

    /// <summary>Counts the guide's versions, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Where it stands, as saved.</summary>
    public required GuideState State { get; init; }

    /// <summary>What it is to visitors at the moment of reading.</summary>
    public GuideStanding Standing { get; init; }

    /// <summary>From when on visitors see it, or null.</summary>
    public Instant? PublishAt { get; init; }

    /// <summary>The older version whose text it brings back, or null.</summary>
    public int? RestoredFrom { get; init; }

    /// <summary>What its author says has changed, or null.</summary>
    public string? ChangeNote { get; init; }

    /// <summary>What it was sent back with, or null.</summary>
    public string? ReviewNote { get; init; }

    /// <summary>Id of the account that saved it; null for what the site came with.</summary>
    public string? AuthorId { get; init; }

    /// <summary>What that person is called; null for what the site came with.</summary>
    public string? Author { get; init; }

    /// <summary>Id of the account that published it, or null.</summary>
    public string? PublishedById { get; init; }

    /// <summary>Who published it, or null.</summary>
    public string? PublishedBy { get; init; }

    /// <summary>Id of the account that sent it back, or null.</summary>
    public string? SentBackById { get; init; }

    /// <summary>Who sent it back, or null.</summary>
    public string? SentBackBy { get; init; }

    /// <summary>When it was saved.</summary>
    public required Instant SavedAt { get; init; }
}

/// <summary>What a version is to visitors and editors at some moment.</summary>
public enum GuideStanding
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>A draft that somebody looked at and sent back.</summary>
    SentBack,

    /// <summary>Waits for somebody to look at it.</summary>
    InReview,

    /// <summary>Will be published by itself.</summary>
    Due,

    /// <summary>What visitors see.</summary>
    Shown,

    /// <summary>What visitors saw before.</summary>
    Replaced,
}
