namespace RunnerMassage.Web.Pages.Admin.Reports;

/// <summary>A report: a table, and the drawings of it.</summary>
/// <param name="Id">Name in addresses and of the file.</param>
/// <param name="Title">Title.</param>
/// <param name="Note">What is counted, in a sentence or two.</param>
/// <param name="Header">Names of the columns.</param>
/// <param name="Rows">The rows, each with as many cells.</param>
/// <param name="Charts">The drawings.</param>
/// <param name="IsEmpty">True where there is nothing to count.</param>
public sealed record ReportSheet(
    string Id, string Title, string Note, string[] Header, IReadOnlyList<string[]> Rows, IReadOnlyList<ColumnChart> Charts, bool IsEmpty);

/// <summary>Columns side by side, each of parts upon one another.</summary>
/// <param name="Title">What is drawn.</param>
/// <param name="Series">What the parts are, from below; one of them needs no key.</param>
/// <param name="Columns">The columns in order.</param>
/// <param name="Unit">Stands behind values, such as <c>%</c>, or nothing.</param>
/// <param name="Least">The scale reaches up to this at least.</param>
public sealed record ColumnChart(string Title, IReadOnlyList<ChartSeries> Series, IReadOnlyList<ChartColumn> Columns, string Unit, int Least)
{
    /// <summary>Width of the drawing in its own units, those of a phone.</summary>
    public const int Width = 360;

    /// <summary>Height of the drawing.</summary>
    public const int Height = 178;

    /// <summary>Bottom of the columns.</summary>
    public const int Ground = 150;

    /// <summary>Left of the first column; the scale stands left of it.</summary>
    public const int Gutter = 36;

    private const int Top = 20;
    private const int MostLabels = 6;

    /// <summary>Even, so that half of them is a whole number too.</summary>
    private static readonly int[] RoundNumbers = [2, 4, 6, 8, 10, 20, 30, 40, 60, 80];

    /// <summary>Upper end of the scale: a round number that all columns fit under.</summary>
    public int Scale
    {
        get
        {
            var most = Math.Max(Least, Columns.Count == 0 ? 0 : Columns.Max(column => column.Total));
            for (var power = 1; ; power *= 10)
            {
                if (Array.Find(RoundNumbers, number => number * power >= most) is var round and > 0)
                {
                    return round * power;
                }
            }
        }
    }

    /// <summary>Width that a column has, with the space to the next.</summary>
    public double Step => (double)(Width - Gutter) / Math.Max(1, Columns.Count);

    /// <summary>Every so manieth column has room for its label.</summary>
    public int LabelEvery => Math.Max(1, (Columns.Count + MostLabels - 1) / MostLabels);

    /// <summary>Left edge of a column.</summary>
    public double XOf(int column) => Gutter + (column * Step);

    /// <summary>Height of so much.</summary>
    public double HeightOf(int value) => (double)value * (Ground - Top) / Scale;

    /// <summary>The whole drawing in one sentence for each column.</summary>
    public string InWords => string.Join(" ", Columns.Select(column =>
        $"{column.Label}: {(Series.Count == 1 ? $"{column.Values[0]}{Unit}" : string.Join(", ", Series.Select((part, i) => $"{column.Values[i]} {part.Name.ToLowerInvariant()}")))}."));
}

/// <summary>A part of all columns.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Look">The end of its class in the stylesheet.</param>
public sealed record ChartSeries(string Name, string Look);

/// <summary>A column.</summary>
/// <param name="Label">What it is of.</param>
/// <param name="Values">Its parts, from below.</param>
public sealed record ChartColumn(string Label, IReadOnlyList<int> Values)
{
    /// <summary>How high it is.</summary>
    public int Total => Values.Sum();
}
