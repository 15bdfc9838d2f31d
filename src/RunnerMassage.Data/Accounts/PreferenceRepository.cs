using Microsoft.EntityFrameworkCore;
using RunnerMassage.Data.Protection;

namespace RunnerMassage.Data.Accounts;

/// <summary>What runners wish for their massages, and the number to call them at. The line for the therapist is encrypted at rest.</summary>
public sealed class PreferenceRepository(RunnerMassageContext context, SessionTextProtector protector)
{
    /// <summary>The runner's wishes; nothing in particular where none were kept.</summary>
    public async Task<ClientPreference> FindAsync(string userId, CancellationToken cancellationToken) =>
        (await ListAsync([userId], cancellationToken)).GetValueOrDefault(userId, new ClientPreference());

    /// <summary>The wishes of several runners, by account; those who keep none are left out.</summary>
    public async Task<IReadOnlyDictionary<string, ClientPreference>> ListAsync(
        IReadOnlyCollection<string> userIds, CancellationToken cancellationToken)
    {
        var stored = await context.RunnerPreferences.AsNoTracking()
            .Where(preference => userIds.Contains(preference.UserId)).ToListAsync(cancellationToken);
        return stored.ToDictionary(
            preference => preference.UserId,
            preference => new ClientPreference
            {
                Pressure = preference.Pressure,
                TherapistGender = preference.TherapistGender,
                Line = protector.Unprotect(preference.ProtectedNote),
            },
            StringComparer.Ordinal);
    }

    /// <summary>The number to call a person at, or null.</summary>
    public Task<string?> FindPhoneAsync(string userId, CancellationToken cancellationToken) =>
        context.Users.Where(user => user.Id == userId).Select(user => user.PhoneNumber).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Keeps the wishes and the number in place of those that were kept before.</summary>
    public async Task SaveAsync(string userId, ClientPreference preference, string? phone, CancellationToken cancellationToken)
    {
        // The key ring lies in this database: encrypted before the file is locked, should it want a new key.
        var line = protector.Protect(preference.Line);
        var stored = await context.RunnerPreferences.AsTracking().SingleOrDefaultAsync(one => one.UserId == userId, cancellationToken);
        if (stored is null)
        {
            context.RunnerPreferences.Add(stored = new RunnerPreference { UserId = userId });
        }

        (stored.Pressure, stored.TherapistGender) = (preference.Pressure, preference.TherapistGender);
        if (protector.Unprotect(stored.ProtectedNote) != preference.Line)
        {
            stored.ProtectedNote = line;
        }

        var user = await context.Users.AsTracking().SingleAsync(one => one.Id == userId, cancellationToken);
        user.PhoneNumber = phone;
        await context.SaveChangesAsync(cancellationToken);
    }
}
