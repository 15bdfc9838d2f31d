using NodaTime;

namespace RunnerMassage.Data.Accounts;

/// <summary>That a person agreed to something, to which version of its text, and until when. Never changed but to withdraw it.</summary>
public sealed class Consent
{
    /// <summary>Opaque id.</summary>
    public required string Id { get; init; }

    /// <summary>The account.</summary>
    public required string UserId { get; init; }

    /// <summary>What was agreed to.</summary>
    public required string Kind { get; init; }

    /// <summary>The version of the text that was shown.</summary>
    public required int TextVersion { get; init; }

    /// <summary>When it was given.</summary>
    public required Instant GivenAt { get; init; }

    /// <summary>When it was withdrawn, or null while it holds.</summary>
    public Instant? WithdrawnAt { get; set; }
}
