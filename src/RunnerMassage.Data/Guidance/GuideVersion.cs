using NodaTime;

namespace RunnerMassage.Data.Guidance;

/// <summary>
/// One saved version of a guide. Versions are never changed but for where they stand; what visitors see is the published one with the
/// latest <see cref="PublishAt"/> that has passed.
/// </summary>
public sealed class GuideVersion
{
    /// <summary>The guide.</summary>
    public required string GuideId { get; init; }

    /// <summary>Counts the guide's versions, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Title as shown to people.</summary>
    public required string Title { get; init; }

    /// <summary>One or two sentences for lists and search engines.</summary>
    public required string Summary { get; init; }

    /// <summary>The text in Markdown.</summary>
    public required string Text { get; init; }

    /// <summary>What is known about the guide's claims, in order.</summary>
    public List<EvidenceNote> Evidence { get; init; } = [];

    /// <summary>Where the version stands.</summary>
    public GuideState State { get; set; }

    /// <summary>From when on visitors see it; null unless <see cref="GuideState.Published"/>.</summary>
    public Instant? PublishAt { get; set; }

    /// <summary>Number of the version that the author had in front of them, or null for the first.</summary>
    public int? BasedOn { get; init; }

    /// <summary>Number of the older version whose text was brought back, or null.</summary>
    public int? RestoredFrom { get; init; }

    /// <summary>What the author says has changed, or null.</summary>
    public string? ChangeNote { get; init; }

    /// <summary>Id of the account that saved it; null for what the site came with.</summary>
    public string? AuthorId { get; init; }

    /// <summary>When it was saved.</summary>
    public required Instant SavedAt { get; init; }

    /// <summary>Id of the account that published it, or null.</summary>
    public string? PublishedById { get; set; }

    /// <summary>Id of the account that looked at it and sent it back, or null.</summary>
    public string? SentBackById { get; set; }

    /// <summary>What they sent it back with; null unless <see cref="SentBackById"/> is set.</summary>
    public string? ReviewNote { get; set; }
}

/// <summary>Where a version of a guide stands.</summary>
public enum GuideState
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>Finished, and waiting for somebody to look at it.</summary>
    InReview,

    /// <summary>For visitors, from its time on.</summary>
    Published,
}

/// <summary>What is known about one claim of a guide.</summary>
public sealed class EvidenceNote
{
    /// <summary>The claim, in one sentence.</summary>
    public required string Claim { get; init; }

    /// <summary>How well it is supported.</summary>
    public required EvidenceGrade Grade { get; init; }

    /// <summary>What the evidence says, for a runner to read.</summary>
    public required string Note { get; init; }

    /// <summary>Papers, one a line: authors, year, journal; or empty.</summary>
    public required string Source { get; init; }
}

/// <summary>How well a claim is supported.</summary>
public enum EvidenceGrade
{
    /// <summary>Consistent trials or reviews of trials.</summary>
    A,

    /// <summary>Some trials, small or biased.</summary>
    B,

    /// <summary>Indirect evidence.</summary>
    C,

    /// <summary>Experience and opinion only.</summary>
    D,

    /// <summary>The evidence speaks against it.</summary>
    X,
}
