using NodaTime;
using RunnerMassage.Scheduling;

namespace RunnerMassage.Data.Community;

/// <summary>Who may say how a session was, and from when on an average tells nothing of one person. Pure.</summary>
public static class ReviewRules
{
    /// <summary>Longest text of a review, in characters.</summary>
    public const int LongestText = 1000;

    /// <summary>From so many shown reviews on their average is told; of fewer it would give single answers away.</summary>
    public const int AverageFrom = 3;

    /// <summary>For so long after the end of a session its runner may review it, or change what they wrote.</summary>
    public static readonly Duration Window = Duration.FromDays(60);

    /// <summary>True where the account may review the session at the instant: its runner, after it was given.</summary>
    public static bool MayReview(MassageSession session, string userId, Instant now) =>
        session.RunnerId == userId && session.Status == SessionStatus.Done && now < session.End + Window;

    /// <summary>The average to be told, or null where there are too few.</summary>
    /// <param name="count">How many reviews are shown.</param>
    /// <param name="average">Their average.</param>
    public static double? Told(int count, double average) => count >= AverageFrom ? average : null;
}
