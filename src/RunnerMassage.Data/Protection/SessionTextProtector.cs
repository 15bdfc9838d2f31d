using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;

namespace RunnerMassage.Data.Protection;

/// <summary>
/// Encrypts what people write about a session, so that neither the database file nor a backup of it tells of anybody's health
/// to who has not also got the key that protects the key ring.
/// </summary>
public sealed class SessionTextProtector(IDataProtectionProvider provider, ILogger<SessionTextProtector> logger)
{
    /// <summary>Stands in for a text whose key is lost, so that the session itself can still be seen and moved.</summary>
    public const string Unreadable = "(This text cannot be read: the key that protects it is missing.)";

    // Part of the ciphertext's derivation: changing it makes every text written before unreadable.
    private readonly IDataProtector _protector = provider.CreateProtector("RunnerMassage.MassageSession.Texts.v1");

    /// <summary>The text as it is stored; another one each time, so it cannot be compared.</summary>
    /// <exception cref="InvalidOperationException">The text is <see cref="Unreadable"/>, which must never replace what it stands for.</exception>
    public string? Protect(string? text) => text switch
    {
        null => null,
        Unreadable => throw new InvalidOperationException("A text that could not be read must not be saved over the one that it stands for."),
        _ => _protector.Protect(text),
    };

    /// <summary>The text as it was written, or <see cref="Unreadable"/>.</summary>
    public string? Unprotect(string? stored)
    {
        if (stored is null)
        {
            return null;
        }

        try
        {
            return _protector.Unprotect(stored);
        }
        catch (CryptographicException exception)
        {
            logger.LogError(exception, "A session's text cannot be read: the data protection key for it is missing or the row was altered");
            return Unreadable;
        }
    }
}
