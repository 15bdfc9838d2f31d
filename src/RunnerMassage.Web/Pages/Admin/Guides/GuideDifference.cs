using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using RunnerMassage.Data.Guidance;
using RunnerMassage.Web.Shared.Guidance;

namespace RunnerMassage.Web.Pages.Admin.Guides;

/// <summary>What differs between two texts of a guide, line by line and word by word; parts that are alike are missing.</summary>
/// <param name="Parts">Title, summary, text and evidence, those of them that differ.</param>
public sealed record GuideDifference(IReadOnlyList<GuideDifference.Part> Parts)
{
    private const int LinesAround = 2;

    // With fewer letters in common, framed words say less than the two lines alone.
    private const double LeastInCommon = 0.4;

    /// <summary>Compares.</summary>
    public static GuideDifference Of(GuideText before, GuideText after)
    {
        (string Name, string Before, string After)[] parts =
        [
            ("Title", before.Title, after.Title), ("Summary", before.Summary, after.Summary),
            ("Text", GuideForm.Lines(before.Text), GuideForm.Lines(after.Text)),
            ("Evidence", Tell(before.Evidence), Tell(after.Evidence)),
        ];
        return new GuideDifference([.. parts.Where(part => part.Before != part.After).Select(part => new Part(part.Name, Shorten(Compare(part.Before, part.After))))]);
    }

    /// <summary>True where nothing differs.</summary>
    public bool IsEmpty => Parts.Count == 0;

    private static List<Line> Compare(string before, string after)
    {
        var sides = SideBySideDiffBuilder.Diff(before, after, ignoreWhiteSpace: false, ignoreCase: false);
        var (lines, gone, come) = (new List<Line>(), new List<Line>(), new List<Line>());
        foreach (var (left, right) in sides.OldText.Lines.Zip(sides.NewText.Lines))
        {
            if (left.Type == ChangeType.Unchanged)
            {
                Flush();
                lines.Add(new Line(LineKind.Same, [new Piece(left.Text ?? "", Marked: false)]));
                continue;
            }

            if (left.Type != ChangeType.Imaginary)
            {
                gone.Add(LineOf(left, LineKind.Removed));
            }

            if (right.Type != ChangeType.Imaginary)
            {
                come.Add(LineOf(right, LineKind.Added));
            }
        }

        Flush();
        return lines;

        // What goes stands before what comes, as many lines as belong together.
        void Flush()
        {
            lines.AddRange(gone);
            lines.AddRange(come);
            gone.Clear();
            come.Clear();
        }
    }

    private static Line LineOf(DiffPiece line, LineKind kind) => new(kind, line.Type == ChangeType.Modified
        ? Join(line.SubPieces.Where(piece => piece.Type != ChangeType.Imaginary).Select(piece => new Piece(piece.Text ?? "", piece.Type != ChangeType.Unchanged)))
        : [new Piece(line.Text ?? "", Marked: false)]);

    /// <summary>Words that differ one after the other are marked as one, the space between them too.</summary>
    private static List<Piece> Join(IEnumerable<Piece> pieces)
    {
        var joined = new List<Piece>();
        foreach (var piece in pieces)
        {
            if (joined.Count > 0 && joined[^1].Marked == piece.Marked)
            {
                joined[^1] = joined[^1] with { Text = joined[^1].Text + piece.Text };
            }
            else if (piece.Marked && joined.Count > 1 && string.IsNullOrWhiteSpace(joined[^1].Text))
            {
                joined[^2] = joined[^2] with { Text = joined[^2].Text + joined[^1].Text + piece.Text };
                joined.RemoveAt(joined.Count - 1);
            }
            else
            {
                joined.Add(piece);
            }
        }

        static int Letters(IEnumerable<Piece> some) => some.Sum(piece => piece.Text.Count(letter => !char.IsWhiteSpace(letter)));
        return Letters(joined.Where(piece => !piece.Marked)) < LeastInCommon * Letters(joined)
            ? [new Piece(string.Concat(joined.Select(piece => piece.Text)), Marked: false)]
            : joined;
    }

    /// <summary>Leaves out what lies far from any change, and says how much that is.</summary>
    private static List<Line> Shorten(List<Line> lines)
    {
        var shown = new List<Line>();
        for (var i = 0; i < lines.Count;)
        {
            if (lines[i].Kind != LineKind.Same)
            {
                shown.Add(lines[i++]);
                continue;
            }

            var length = lines.Skip(i).TakeWhile(line => line.Kind == LineKind.Same).Count();
            var (before, after) = (i == 0 ? 0 : LinesAround, i + length == lines.Count ? 0 : LinesAround);
            if (length > before + after + 1)
            {
                shown.AddRange(lines.GetRange(i, before));
                shown.Add(new Line(LineKind.Skipped, []) { Skipped = length - before - after });
                shown.AddRange(lines.GetRange(i + length - after, after));
            }
            else
            {
                shown.AddRange(lines.GetRange(i, length));
            }

            i += length;
        }

        return shown;
    }

    private static string Tell(IReadOnlyList<EvidenceNote> notes) => string.Join('\n', notes.Select(note =>
        $"{note.Claim}\nGrade {note.Grade}: {EvidenceWords.Name(note.Grade)}\n{note.Note}{(note.Source.Length > 0 ? $"\n{note.Source}" : "")}"));

    /// <summary>A part of the guide that differs.</summary>
    /// <param name="Name">What it is called.</param>
    /// <param name="Lines">Its lines.</param>
    public sealed record Part(string Name, IReadOnlyList<Line> Lines);

    /// <summary>A line of either text.</summary>
    /// <param name="Kind">Which of the two has it.</param>
    /// <param name="Pieces">Its words.</param>
    public sealed record Line(LineKind Kind, IReadOnlyList<Piece> Pieces)
    {
        /// <summary>How many lines are left out here.</summary>
        public int Skipped { get; init; }
    }

    /// <summary>Words of a line.</summary>
    /// <param name="Text">The words.</param>
    /// <param name="Marked">True where these words are what differs in the line.</param>
    public sealed record Piece(string Text, bool Marked);

    /// <summary>Which of the texts has a line.</summary>
    public enum LineKind
    {
        /// <summary>Both.</summary>
        Same,

        /// <summary>The older one.</summary>
        Removed,

        /// <summary>The newer one.</summary>
        Added,

        /// <summary>Stands for lines that both have and that are left out.</summary>
        Skipped,
    }
}
