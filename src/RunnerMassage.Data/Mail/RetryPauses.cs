using NodaTime;

namespace RunnerMassage.Data.Mail;

/// <summary>How long to wait after a failed try: longer each time, for three days in all, which outlasts a weekend without a mail server.</summary>
public static class RetryPauses
{
    private static readonly IReadOnlyList<Duration> Pauses =
    [
        Duration.FromMinutes(1), Duration.FromMinutes(2), Duration.FromMinutes(5), Duration.FromMinutes(15), Duration.FromMinutes(30),
        Duration.FromHours(1), Duration.FromHours(2), Duration.FromHours(4), Duration.FromHours(8), Duration.FromHours(12),
        Duration.FromHours(21), Duration.FromHours(24),
    ];

    /// <summary>The pause after so many failed tries, or null: enough is enough.</summary>
    /// <param name="attempts">The tries so far, 1 or more.</param>
    public static Duration? After(int attempts) => attempts <= Pauses.Count ? Pauses[attempts - 1] : null;
}
