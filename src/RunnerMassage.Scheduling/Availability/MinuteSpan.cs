namespace RunnerMassage.Scheduling.Availability;

/// <summary>A half-open stretch of time, <paramref name="Start"/> included and <paramref name="End"/> not, in minutes of <see cref="MinuteClock"/>.</summary>
/// <param name="Start">First minute inside.</param>
/// <param name="End">First minute outside.</param>
public readonly record struct MinuteSpan(int Start, int End)
{
    /// <summary>True where both have a minute in common; touching spans have none.</summary>
    public bool Overlaps(int start, int end) => Start < end && start < End;
}
