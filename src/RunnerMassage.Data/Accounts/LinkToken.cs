using NodaTime;

namespace RunnerMassage.Data.Accounts;

/// <summary>
/// What a link in a mail is good for. The link carries 256 random bits, of which only a digest is kept here: whoever reads the database
/// can follow no link. Serves one purpose, once, until it ends.
/// </summary>
public sealed class LinkToken
{
    /// <summary>SHA-256 of the link's random part, as base64url.</summary>
    public required string Hash { get; init; }

    /// <summary>What it may be used for, and for nothing else.</summary>
    public required string Purpose { get; init; }

    /// <summary>The account that it is about, or null.</summary>
    public string? UserId { get; init; }

    /// <summary>The address that it was sent to, or null where none matters.</summary>
    public string? Email { get; init; }

    /// <summary>What else the purpose needs to know, or null.</summary>
    public string? Data { get; init; }

    /// <summary>When it was made.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>From this moment on it is worth nothing.</summary>
    public required Instant ExpiresAt { get; init; }

    /// <summary>When it was used, or null while it can be.</summary>
    public Instant? UsedAt { get; set; }
}
