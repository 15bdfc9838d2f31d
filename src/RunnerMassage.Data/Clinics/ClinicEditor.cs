using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data.Audit;
using RunnerMassage.Data.Diary;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Data.Clinics;

/// <summary>Changes what is said of the clinic itself.</summary>
public sealed class ClinicEditor(RunnerMassageContext context, IClock clock)
{
    /// <summary>The clinic as it stands; read anew, whoever asked before.</summary>
    public Task<Clinic> LoadAsync(CancellationToken cancellationToken) =>
        context.Clinics.AsNoTracking().OrderBy(clinic => clinic.Id).FirstAsync(cancellationToken);

    /// <summary>
    /// Saves settings as the version after the one that the editor has seen. With another time zone, hours keep what their clock says and
    /// sessions keep their instants; the local dates of sessions that are not over follow the new zone.
    /// </summary>
    public async Task<EditResult> SaveAsync(ClinicSettings settings, int expectedVersion, Actor by, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            if (await context.Clinics.Where(clinic => clinic.Version == expectedVersion)
                .ExecuteUpdateAsync(row => row.SetProperty(clinic => clinic.Version, expectedVersion + 1), cancellationToken) == 0)
            {
                return EditResult.Changed;
            }

            var saved = await context.Clinics.AsTracking().OrderBy(clinic => clinic.Id).FirstAsync(cancellationToken);
            var told = string.Join(", ", settings.DifferencesFrom(ClinicSettings.Of(saved)));
            if (saved.TimeZoneId != settings.TimeZoneId)
            {
                await MoveDatesAsync(DateTimeZoneProviders.Tzdb[settings.TimeZoneId], now, cancellationToken);
            }

            settings.ApplyTo(saved);
            AuditLog.Add(context, new AuditNote(by, AuditActions.ClinicChanged, AuditSubject.Clinic, told), now);
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(CancellationToken.None);
            return EditResult.Saved;
        }
        finally
        {
            context.ChangeTracker.Clear();
        }
    }

    private async Task MoveDatesAsync(DateTimeZone zone, Instant now, CancellationToken cancellationToken)
    {
        // Whoever is booking has read the old zone: wait for them, and keep the next ones waiting.
        foreach (var id in await context.Therapists.OrderBy(therapist => therapist.Id).Select(therapist => therapist.Id).ToListAsync(cancellationToken))
        {
            await TherapistClaim.TakeAsync(context, id, cancellationToken);
        }

        var earliest = now - Duration.FromDays(1);
        var sessions = await context.MassageSessions.AsNoTracking().Where(session => session.Start > earliest)
            .Select(session => new { session.Id, session.Start, session.Date }).ToListAsync(cancellationToken);
        foreach (var day in sessions.GroupBy(session => session.Start.InZone(zone).Date))
        {
            var ids = day.Where(session => session.Date != day.Key).Select(session => session.Id).ToList();
            await context.MassageSessions.Where(session => ids.Contains(session.Id))
                .ExecuteUpdateAsync(row => row.SetProperty(session => session.Date, day.Key), cancellationToken);
        }
    }
}
