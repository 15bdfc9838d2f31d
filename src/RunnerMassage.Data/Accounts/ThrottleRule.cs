using NodaTime;

namespace RunnerMassage.Data.Accounts;

/// <summary>How long the next try has to wait after failures: not at all at first, then a little, and twice as long each time.</summary>
/// <param name="FreeTries">So many tries cost no wait.</param>
/// <param name="FirstPause">The first wait.</param>
/// <param name="LongestPause">The wait grows no further than this.</param>
/// <param name="Forgotten">Without a failure for so long, counting begins anew.</param>
public sealed record ThrottleRule(int FreeTries, Duration FirstPause, Duration LongestPause, Duration Forgotten)
{
    // Enough for any pause of ours to reach its longest.
    private const int MostDoublings = 20;

    /// <summary>One account tried from one network, or from one browser that it knows.</summary>
    public static ThrottleRule OneAccountFromOnePlace { get; } = new(5, Duration.FromSeconds(2), Duration.FromMinutes(15), Duration.FromHours(12));

    /// <summary>All accounts tried from one network: wide enough for a club house whose runners share an address.</summary>
    public static ThrottleRule OneNetwork { get; } = new(30, Duration.FromSeconds(1), Duration.FromMinutes(15), Duration.FromHours(1));

    /// <summary>One account tried from everywhere by browsers that it does not know.</summary>
    public static ThrottleRule OneAccountFromStrangers { get; } = new(40, Duration.FromSeconds(1), Duration.FromMinutes(15), Duration.FromHours(12));

    /// <summary>Mails to one address that somebody else may have asked for.</summary>
    public static ThrottleRule MailToOneAddress { get; } = new(3, Duration.FromMinutes(5), Duration.FromHours(2), Duration.FromHours(12));

    /// <summary>
    /// Codes that are the second factor of one account. Whoever gets to type one knows the password, so no stranger can use this against
    /// the owner; at a try an hour, guessing one of the three codes that hold at a time takes a lifetime.
    /// </summary>
    public static ThrottleRule SecondFactor { get; } = new(5, Duration.FromMinutes(1), Duration.FromHours(1), Duration.FromHours(24));

    /// <summary>How many failures still count at the instant.</summary>
    public int FailuresAt(SignInThrottle? row, Instant now) => row is null || row.LastFailureAt + Forgotten <= now ? 0 : row.Failures;

    /// <summary>True while the next try has to wait. Never while tries are free: the last one may have been counted a moment after this one began.</summary>
    public bool IsPaused(SignInThrottle? row, Instant now) =>
        row is not null && PauseAfter(FailuresAt(row, now)) is var pause && pause > Duration.Zero && row.LastFailureAt + pause > now;

    /// <summary>The wait after so many failures.</summary>
    public Duration PauseAfter(int failures)
    {
        var beyond = failures - FreeTries;
        return beyond < 0 ? Duration.Zero : Duration.Min(LongestPause, FirstPause * (1L << Math.Min(beyond, MostDoublings)));
    }
}
