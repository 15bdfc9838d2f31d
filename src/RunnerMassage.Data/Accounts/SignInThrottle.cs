using NodaTime;

namespace RunnerMassage.Data.Accounts;

/// <summary>How often a sign-in failed lately, counted by account and address together, and by address alone.</summary>
public sealed class SignInThrottle
{
    /// <summary>Digest of what is counted; tells nobody which account or address it is.</summary>
    public required string Key { get; init; }

    /// <summary>Failures in a row.</summary>
    public int Failures { get; set; }

    /// <summary>When the last of them happened.</summary>
    public Instant LastFailureAt { get; set; }
}
