using NodaTime;
using RunnerMassage.Data.Guidance;

namespace RunnerMassage.Web.Pages.Admin.Guides;

/// <summary>A guide as it stands in the editor. Texts as they were typed, so that nothing is lost where one of them is refused.</summary>
public sealed record GuideForm
{
    /// <summary>Title as shown to people.</summary>
    public string? Title { get; init; }

    /// <summary>One or two sentences for lists and search engines.</summary>
    public string? Summary { get; init; }

    /// <summary>The text in Markdown.</summary>
    public string? Text { get; init; }

    /// <summary>What is known about the claims, row by row.</summary>
    public List<EvidenceRow> Evidence { get; init; } = [];

    /// <summary>What has changed.</summary>
    public string? ChangeNote { get; init; }

    /// <summary>Date of a publication to come, as 2027-04-10.</summary>
    public string? PublishDate { get; init; }

    /// <summary>Local time of a publication to come, as 08:00.</summary>
    public string? PublishTime { get; init; }

    /// <summary>Number of the newest version that the editor has seen.</summary>
    public int SeenNumber { get; init; }

    /// <summary>What the pressed button does: see <see cref="GuideDeed"/>; changes of rows carry the row's number after a colon.</summary>
    public string? Do { get; init; }

    /// <summary>Place of the row that was added or moved, from 0, to be shown unfolded; -1 for none.</summary>
    internal int ChangedRow { get; private init; } = -1;

    /// <summary>The form for a saved version.</summary>
    public static GuideForm Of(GuideVersion version) => new()
    {
        Title = version.Title,
        Summary = version.Summary,
        Text = version.Text,
        Evidence = [.. version.Evidence.Select(EvidenceRow.Of)],
        SeenNumber = version.Number,
    };

    /// <summary>What the button does.</summary>
    public GuideDeed Deed => (Do ?? "").Split(':')[0] switch
    {
        "draft" => GuideDeed.SaveDraft,
        "review" => GuideDeed.HandIn,
        "publish" => GuideDeed.Publish,
        "schedule" => GuideDeed.PublishLater,
        "take" => GuideDeed.TakeTheirs,
        "add" or "remove" or "up" or "down" => GuideDeed.ChangeRows,
        _ => GuideDeed.Preview,
    };

    /// <summary>True where the text shall be seen by others, so that it must be whole.</summary>
    public bool MustBeWhole => Deed is GuideDeed.HandIn or GuideDeed.Publish or GuideDeed.PublishLater;

    /// <summary>True where something is to be saved.</summary>
    public bool Saves => MustBeWhole || Deed == GuideDeed.SaveDraft;

    /// <summary>The form after a row was added, removed or moved.</summary>
    public GuideForm WithChangedRows()
    {
        var rows = Evidence.ToList();
        var parts = (Do ?? "").Split(':');
        var at = parts.Length > 1 && int.TryParse(parts[1], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : -1;
        switch (parts[0])
        {
            case "add" when rows.Count < GuideFormValidator.MostRows:
                rows.Add(new EvidenceRow());
                break;
            case "remove" when at >= 0 && at < rows.Count:
                rows.RemoveAt(at);
                break;
            case "up" when at > 0 && at < rows.Count:
                (rows[at - 1], rows[at]) = (rows[at], rows[at - 1]);
                break;
            case "down" when at >= 0 && at < rows.Count - 1:
                (rows[at + 1], rows[at]) = (rows[at], rows[at + 1]);
                break;
        }

        var changed = parts[0] switch { "add" => rows.Count - 1, "up" => at - 1, "down" => at + 1, _ => -1 };
        return this with { Evidence = rows, ChangedRow = changed };
    }

    /// <summary>What the form says as a guide's text; rows that are empty, or have no grade yet, are left out.</summary>
    public GuideText ToText() => new()
    {
        Title = Title?.Trim() ?? "",
        Summary = Line(Summary),
        Text = Lines(Text),
        Evidence = [.. Evidence.Where(row => !row.IsEmpty).Select(row => row.ToNote()).OfType<EvidenceNote>()],
    };

    /// <summary>What the form says, to be saved after the version that was seen.</summary>
    public GuideSave ToSave(string guideId, Instant? publishAt)
    {
        var text = ToText();
        return new GuideSave
        {
            GuideId = guideId,
            SeenNumber = SeenNumber,
            Title = text.Title,
            Summary = text.Summary,
            Text = text.Text,
            Evidence = text.Evidence,
            State = Deed switch { GuideDeed.HandIn => GuideState.InReview, GuideDeed.Publish or GuideDeed.PublishLater => GuideState.Published, _ => GuideState.Draft },
            PublishAt = publishAt,
            ChangeNote = string.IsNullOrWhiteSpace(ChangeNote) ? null : Line(ChangeNote),
        };
    }

    /// <summary>Browsers send line ends as two characters; compared and stored is one.</summary>
    internal static string Lines(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim('\n', ' ', '\t');

    private static string Line(string? text) => Lines(text).Replace('\n', ' ');
}

/// <summary>What a button of the editor does.</summary>
public enum GuideDeed
{
    /// <summary>Shows the text as visitors would see it.</summary>
    Preview,

    /// <summary>Adds, removes or moves an evidence note.</summary>
    ChangeRows,

    /// <summary>Saves a draft.</summary>
    SaveDraft,

    /// <summary>Saves a version that somebody else shall look at.</summary>
    HandIn,

    /// <summary>Publishes at once.</summary>
    Publish,

    /// <summary>Publishes at a time.</summary>
    PublishLater,

    /// <summary>Puts what somebody else saved in place of what was typed.</summary>
    TakeTheirs,
}

/// <summary>An evidence note as it stands in the editor.</summary>
public sealed record EvidenceRow
{
    /// <summary>The claim.</summary>
    public string? Claim { get; init; }

    /// <summary>A, B, C, D or X; empty where none is chosen.</summary>
    public string? Grade { get; init; }

    /// <summary>What the evidence says.</summary>
    public string? Note { get; init; }

    /// <summary>Papers, one a line.</summary>
    public string? Source { get; init; }

    /// <summary>The row for a saved note.</summary>
    public static EvidenceRow Of(EvidenceNote note) =>
        new() { Claim = note.Claim, Grade = note.Grade.ToString(), Note = note.Note, Source = note.Source };

    /// <summary>True where nothing is typed.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Claim) && string.IsNullOrWhiteSpace(Note) && string.IsNullOrWhiteSpace(Source);

    /// <summary>True where one of the grades is chosen.</summary>
    public bool HasGrade => Grade is "A" or "B" or "C" or "D" or "X";

    /// <summary>The note, or null where no grade is chosen.</summary>
    public EvidenceNote? ToNote() => !HasGrade ? null : new EvidenceNote
    {
        Claim = GuideForm.Lines(Claim),
        Grade = Enum.Parse<EvidenceGrade>(Grade!),
        Note = GuideForm.Lines(Note),
        Source = GuideForm.Lines(Source),
    };
}
