using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;
using RunnerMassage.Scheduling.Safety;

namespace RunnerMassage.Data.Protection;

/// <summary>
/// Encrypts answers to the safety questions, what follows from them, and therapists' words about it, with keys of their own: what opens a
/// session's note opens none of these.
/// </summary>
public sealed class SafetyProtector(IDataProtectionProvider provider, ILogger<SafetyProtector> logger)
{
    // Part of the ciphertext's derivation: changing it makes everything written before unreadable.
    private readonly IDataProtector _protector = provider.CreateProtector("RunnerMassage.Safety.v1");

    /// <summary>The text as it is stored; another one each time, so it cannot be compared.</summary>
    public string? Protect(string? text) => text is null ? null : _protector.Protect(text);

    /// <summary>The text as it was written; null where there is none, or where its key is lost.</summary>
    public string? Unprotect(string? stored)
    {
        try
        {
            return stored is null ? null : _protector.Unprotect(stored);
        }
        catch (CryptographicException exception)
        {
            logger.LogError(exception, "Something encrypted cannot be read: the data protection key for it is missing or the row was altered");
            return null;
        }
    }

    /// <summary>Answers as they are stored.</summary>
    public string Protect(SafetyAnswers answers) => ProtectValue(KeptAnswers.Of(answers));

    /// <summary>Findings as they are stored.</summary>
    public string Protect(IEnumerable<SafetyTopic> topics) => ProtectValue(topics.Distinct().Order().ToArray());

    /// <summary>A value as it is stored.</summary>
    private string ProtectValue<T>(T value) => _protector.Protect(JsonSerializer.Serialize(value, SafetyJson.Options));

    /// <summary>A stored value; null where there is none, or where it cannot be read.</summary>
    internal T? UnprotectValue<T>(string? stored)
        where T : class => Unprotect(stored) is { } json ? JsonSerializer.Deserialize<T>(json, SafetyJson.Options) : null;
}
