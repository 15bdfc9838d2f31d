using NodaTime;
using RunnerMassage.Data.Audit;

namespace RunnerMassage.Data.Guidance;

/// <summary>What a version of a guide says.</summary>
public record GuideText
{
    /// <summary>Title as shown to people.</summary>
    public required string Title { get; init; }

    /// <summary>One or two sentences for lists and search engines.</summary>
    public required string Summary { get; init; }

    /// <summary>The text in Markdown.</summary>
    public required string Text { get; init; }

    /// <summary>What is known about the claims, in order.</summary>
    public IReadOnlyList<EvidenceNote> Evidence { get; init; } = [];

    /// <summary>What a saved version says.</summary>
    public static GuideText Of(GuideVersion version) =>
        new() { Title = version.Title, Summary = version.Summary, Text = version.Text, Evidence = version.Evidence };

    internal GuideVersion ToVersion(string guideId, int number, string? authorId, Instant savedAt) => new()
    {
        GuideId = guideId,
        Number = number,
        Title = Title,
        Summary = Summary,
        Text = Text,
        Evidence = Copies(),
        State = GuideState.Draft,
        AuthorId = authorId,
        SavedAt = savedAt,
    };

    /// <summary>The database's notes belong to one version each.</summary>
    private protected List<EvidenceNote> Copies() =>
        [.. Evidence.Select(note => new EvidenceNote { Claim = note.Claim, Grade = note.Grade, Note = note.Note, Source = note.Source })];
}

/// <summary>A text to be saved as a guide's next version.</summary>
public sealed record GuideSave : GuideText
{
    /// <summary>The guide.</summary>
    public required string GuideId { get; init; }

    /// <summary>Number of the newest version that the editor has seen; the new one is based on it and comes after it.</summary>
    public required int SeenNumber { get; init; }

    /// <summary>Where it shall stand.</summary>
    public required GuideState State { get; init; }

    /// <summary>From when on visitors shall see it; null for at once. Means nothing unless <see cref="State"/> is published.</summary>
    public Instant? PublishAt { get; init; }

    /// <summary>Number of the older version whose text it brings back, or null.</summary>
    public int? RestoredFrom { get; init; }

    /// <summary>What has changed, or null.</summary>
    public string? ChangeNote { get; init; }

    internal string AuditAction =>
        RestoredFrom is not null ? AuditActions.GuideRestored
        : State == GuideState.Published ? AuditActions.GuidePublished
        : AuditActions.GuideSaved;

    internal GuideVersion ToVersion(string? authorId, Instant now) => new()
    {
        GuideId = GuideId,
        Number = SeenNumber + 1,
        Title = Title,
        Summary = Summary,
        Text = Text,
        Evidence = Copies(),
        State = State,
        PublishAt = State == GuideState.Published ? Instant.Max(PublishAt ?? now, now) : null,
        PublishedById = State == GuideState.Published ? authorId : null,
        BasedOn = SeenNumber,
        RestoredFrom = RestoredFrom,
        ChangeNote = ChangeNote,
        AuthorId = authorId,
        SavedAt = now,
    };

    /// <summary>A version in a few words for the audit log; never its text.</summary>
    internal static string Tell(GuideVersion version)
    {
        var restored = version.RestoredFrom is { } older ? FormattableString.Invariant($" from version {older}") : "";
        var stands = version.State switch
        {
            GuideState.Draft => "draft",
            GuideState.InReview => "for review",
            _ => FormattableString.Invariant($"published from {version.PublishAt}"),
        };
        return FormattableString.Invariant($"version {version.Number}{restored}, {stands}");
    }
}

/// <summary>What came of a save.</summary>
public abstract record GuideOutcome
{
    private GuideOutcome()
    {
    }

    /// <summary>It is saved.</summary>
    /// <param name="Number">Number of the new version.</param>
    /// <param name="PublishAt">From when on visitors see it, or null where they do not.</param>
    public sealed record Saved(int Number, Instant? PublishAt) : GuideOutcome;

    /// <summary>Somebody saved a version in the meantime; nothing is saved.</summary>
    public sealed record Conflict : GuideOutcome;

    /// <summary>There is no such guide.</summary>
    public sealed record NotFound : GuideOutcome;
}

/// <summary>What came of a review.</summary>
public enum ReviewOutcome
{
    /// <summary>The decision holds.</summary>
    Done,

    /// <summary>The version no longer waits: it was decided, or a newer one was saved.</summary>
    NoLongerWaiting,

    /// <summary>Who would decide has written it themselves.</summary>
    OwnVersion,
}
