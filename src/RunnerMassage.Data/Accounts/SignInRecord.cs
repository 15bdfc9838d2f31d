using NodaTime;

namespace RunnerMassage.Data.Accounts;

/// <summary>That somebody signed in to an account, for its owner to look through.</summary>
public sealed class SignInRecord
{
    /// <summary>Opaque id.</summary>
    public required string Id { get; init; }

    /// <summary>The account.</summary>
    public required string UserId { get; init; }

    /// <summary>When.</summary>
    public required Instant At { get; init; }

    /// <summary>How: <c>password</c>, <c>authenticator</c>, <c>recovery-code</c>, <c>passkey</c>, <c>demo</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The network address, shortened so that it names a network and not a household; or empty.</summary>
    public required string Address { get; init; }

    /// <summary>Browser and system in words, such as "Firefox on Android".</summary>
    public required string Device { get; init; }
}
