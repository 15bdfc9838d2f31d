using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using NodaTime;
using NodaTime.Text;
using RunnerMassage.Data.Accounts;

namespace RunnerMassage.Web.Accounts.SecondFactor;

/// <summary>
/// What the server has to remember between asking a browser for a passkey and getting its answer: it travels encrypted with the form, ends
/// after a while, fits one purpose and one account, and is taken once.
/// </summary>
public sealed class PasskeyCeremonies(IDataProtectionProvider protection, UsedChallenges used, IClock clock)
{
    // A sign-in page may stand open for some time before somebody picks a passkey from its e-mail field.
    private static readonly Duration Lasts = Duration.FromHours(1);

    /// <summary>The form's token for a state.</summary>
    /// <param name="purpose">What the browser is asked for.</param>
    /// <param name="state">Identity's state of the ceremony, with its challenge.</param>
    public string Begin(string purpose, string state) =>
        ProtectorOf(purpose).Protect($"{InstantPattern.General.Format(clock.GetCurrentInstant() + Lasts)} {state}");

    /// <summary>The state of a token, or null where it has ended, was used before or is not for this.</summary>
    public async Task<string?> EndAsync(string purpose, string? token, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(token))
        {
            return null;
        }

        try
        {
            var parts = ProtectorOf(purpose).Unprotect(token).Split(' ', 2);
            var (now, ends) = (clock.GetCurrentInstant(), InstantPattern.General.Parse(parts[0]).Value);
            return ends > now && await used.UseAsync(parts[1], now, ends, cancellationToken) ? parts[1] : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector ProtectorOf(string purpose) => protection.CreateProtector("RunnerMassage.PasskeyCeremony.v1", purpose);
}
