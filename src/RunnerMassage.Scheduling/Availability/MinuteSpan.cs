namespace RunnerMassage.Scheduling.Availability;

/// <summary>A half-open stretch of time, <paramref name="Start"/> included and <paramref name="End"/> not, in minutes of <see cref="MinuteClock"/>.</summary>
/// <param name="Start">First minute inside.</param>
/// <param name="End">First minute outside.</param>
public readonly record struct MinuteSpan(int Start, int End)
{
    /// <summary>True where both have a minute in common; touching spans have none.</summary>
    public bool Overlaps(int start, int end) => Start < end && start < End;

    /// <summary>Index of the first span that ends after a minute, among spans that are sorted and do not overlap.</summary>
    public static int FirstEndingAfter(ReadOnlySpan<MinuteSpan> sorted, int minute)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = sorted[middle].End <= minute ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>True where one of the spans, sorted and without overlaps, has a minute in common with [start, end).</summary>
    public static bool AnyOverlap(ReadOnlySpan<MinuteSpan> sorted, int start, int end)
    {
        var first = FirstEndingAfter(sorted, start);
        return first < sorted.Length && sorted[first].Start < end;
    }
}
