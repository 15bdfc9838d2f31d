using NodaTime;

namespace RunnerMassage.Data.Community;

/// <summary>How often one account may write. Generous for a person with questions, tight for a program.</summary>
/// <param name="PerHour">Most within any hour.</param>
/// <param name="PerDay">Most within any 24 hours.</param>
public sealed record PostingLimit(int PerHour, int PerDay)
{
    /// <summary>Questions and comments of a runner.</summary>
    public static readonly PostingLimit Comments = new(PerHour: 5, PerDay: 15);

    /// <summary>Reports of comments.</summary>
    public static readonly PostingLimit Reports = new(PerHour: 10, PerDay: 30);

    private static readonly Duration Hour = Duration.FromHours(1);

    /// <summary>How far back it has to be known what was written.</summary>
    public static readonly Duration LooksBack = Duration.FromHours(24);

    /// <summary>When the account may write again.</summary>
    /// <param name="earlier">When it has written, in any order; what is older than <see cref="LooksBack"/> makes no difference.</param>
    /// <param name="now">The present.</param>
    /// <returns>The first instant at which one more keeps within the limit, always after <paramref name="now"/>; null where that is at once.</returns>
    public Instant? WaitUntil(IEnumerable<Instant> earlier, Instant now)
    {
        var latestFirst = earlier.OrderDescending().ToList();
        var free = Instant.Max(FreeAgain(latestFirst, PerHour, Hour), FreeAgain(latestFirst, PerDay, LooksBack));
        return free > now ? free : null;
    }

    // One more is possible once the oldest of the last so many has left the span.
    private static Instant FreeAgain(List<Instant> latestFirst, int most, Duration span) =>
        latestFirst.Count < most ? Instant.MinValue : latestFirst[most - 1] + span;
}
