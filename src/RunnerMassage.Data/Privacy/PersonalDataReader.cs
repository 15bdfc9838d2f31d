using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Audit;
using RunnerMassage.Data.Community;
using RunnerMassage.Data.Protection;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Data.Safety;
using RunnerMassage.Data.Training;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Scheduling.Training;

namespace RunnerMassage.Data.Privacy;

/// <summary>Reads everything that is kept about one person, for that person.</summary>
public sealed class PersonalDataReader(
    RunnerMassageContext context, SessionRepository sessions, AuditRepository audit, TrainingRepository training, CommunityEraser community,
    SessionTextProtector protector, SafetyReader safety)
{
    /// <summary>Reads it; texts that are encrypted come in the clear.</summary>
    /// <exception cref="InvalidOperationException">There is no such account.</exception>
    public async Task<PersonalData> ReadAsync(string userId, CancellationToken cancellationToken)
    {
        var user = await context.Users.AsNoTracking().SingleAsync(user => user.Id == userId, cancellationToken);
        var soreness = await context.SorenessReports.AsNoTracking().Where(report => report.RunnerId == userId)
            .OrderBy(report => report.At).ToListAsync(cancellationToken);
        var preference = await context.RunnerPreferences.AsNoTracking().SingleOrDefaultAsync(row => row.UserId == userId, cancellationToken);
        return new PersonalData
        {
            User = user,
            Roles = await (from held in context.UserRoles
                           join role in context.Roles on held.RoleId equals role.Id
                           where held.UserId == userId
                           orderby role.Name
                           select role.Name!).ToListAsync(cancellationToken),
            Passkeys = await context.Set<IdentityUserPasskey<string>>().AsNoTracking().Where(passkey => passkey.UserId == userId)
                .ToListAsync(cancellationToken),
            Therapist = await context.Therapists.AsNoTracking().SingleOrDefaultAsync(therapist => therapist.UserId == userId, cancellationToken),
            // As a runner, whatever else the person may see: sessions that they give or manage are other people's.
            Sessions = await sessions.ListAsync(
                new Viewer(userId, TherapistId: null, IsAdmin: false), from: null, to: null, therapistId: null, int.MaxValue, cancellationToken),
            Training = await context.TrainingEntries.AsNoTracking().Where(entry => entry.RunnerId == userId)
                .OrderBy(entry => entry.Date).ThenBy(entry => entry.Id).ToListAsync(cancellationToken),
            Soreness = [.. soreness.Select(training.Read).OfType<SorenessEntry>()],
            Safety = await safety.ReadAsync(userId, cancellationToken),
            Preference = preference,
            PreferenceNote = protector.Unprotect(preference?.ProtectedNote),
            Consents = await context.Consents.AsNoTracking().Where(consent => consent.UserId == userId)
                .OrderBy(consent => consent.GivenAt).ToListAsync(cancellationToken),
            SignIns = await context.SignInRecords.AsNoTracking().Where(record => record.UserId == userId)
                .OrderBy(record => record.At).ToListAsync(cancellationToken),
            Words = await community.ReadAsync(userId, cancellationToken),
            Log = await audit.ListAboutAsync(userId, cancellationToken),
        };
    }
}

/// <summary>Everything that is kept about one person.</summary>
public sealed record PersonalData
{
    /// <summary>The account.</summary>
    public required AppUser User { get; init; }

    /// <summary>Its roles.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>Its passkeys.</summary>
    public required IReadOnlyList<IdentityUserPasskey<string>> Passkeys { get; init; }

    /// <summary>The therapist who signs in with it, or null.</summary>
    public required Therapist? Therapist { get; init; }

    /// <summary>The person's own sessions, the earliest first.</summary>
    public required IReadOnlyList<SessionDetails> Sessions { get; init; }

    /// <summary>Workouts and races, the earliest first.</summary>
    public required IReadOnlyList<TrainingEntry> Training { get; init; }

    /// <summary>Soreness reports, the earliest first.</summary>
    public required IReadOnlyList<SorenessEntry> Soreness { get; init; }

    /// <summary>Answers to the safety questions, and what holds bookings back because of them.</summary>
    public required SafetyState Safety { get; init; }

    /// <summary>What the person wishes for their massages, or null.</summary>
    public required RunnerPreference? Preference { get; init; }

    /// <summary>The line for the therapist among these wishes, or null.</summary>
    public required string? PreferenceNote { get; init; }

    /// <summary>What the person agreed to, the earliest first.</summary>
    public required IReadOnlyList<Consent> Consents { get; init; }

    /// <summary>The sign-ins, the earliest first.</summary>
    public required IReadOnlyList<SignInRecord> SignIns { get; init; }

    /// <summary>What the person has written for others to read.</summary>
    public required OwnWords Words { get; init; }

    /// <summary>What the audit log tells of the person, as the one who did it or whom it was done to; the latest first.</summary>
    public required IReadOnlyList<AuditEntry> Log { get; init; }
}
