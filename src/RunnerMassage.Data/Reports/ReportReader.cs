using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Data.Reports;

/// <summary>
/// Reads what happened in a period: six statements, however long it is and however many people the clinic has. The database counts; what
/// comes back has no runner's name or address in it.
/// </summary>
public sealed class ReportReader(RunnerMassageContext context)
{
    /// <summary>The report of a period.</summary>
    /// <param name="period">The period, in the clinic's dates.</param>
    /// <param name="zone">The clinic's zone.</param>
    /// <param name="now">The present: sessions that have not begun are left out.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    public async Task<ClinicReport> ReadAsync(ReportPeriod period, DateTimeZone zone, Instant now, CancellationToken cancellationToken)
    {
        var facts = new ReportFacts(
            await SessionsAsync(period, now, cancellationToken),
            await VisitsAsync(period, now, cancellationToken),
            await TherapistsAsync(period, cancellationToken),
            await context.MassageTypes.AsNoTracking().OrderBy(type => type.SortOrder).ThenBy(type => type.Id)
                .Select(type => new NamedType(type.Id, type.Name)).ToListAsync(cancellationToken));
        return ReportBuilder.Build(period, zone, facts);
    }

    private Task<List<SessionGroup>> SessionsAsync(ReportPeriod period, Instant now, CancellationToken cancellationToken) =>
        context.MassageSessions.AsNoTracking()
            .Where(session => session.Date >= period.From && session.Date <= period.To && session.Start <= now)
            .GroupBy(session => new { session.TherapistId, session.MassageTypeId, session.Date, session.Rating, session.Status, session.CancelledLate })
            .Select(group => new SessionGroup(
                group.Key.TherapistId, group.Key.MassageTypeId, group.Key.Date, group.Key.Rating, group.Key.Status, group.Key.CancelledLate,
                group.Count(), group.Sum(session => session.Minutes)))
            .ToListAsync(cancellationToken);

    private async Task<List<Visit>> VisitsAsync(ReportPeriod period, Instant now, CancellationToken cancellationToken)
    {
        var came = context.MassageSessions.AsNoTracking()
            .Where(session => session.Start <= now && session.Status != SessionStatus.Cancelled && session.Status != SessionStatus.NoShow);
        return await came.Where(session => session.Date >= period.From && session.Date <= period.To)
            .Select(session => new { session.RunnerId, session.Date }).Distinct()
            .Select(visit => new Visit(
                visit.RunnerId, visit.Date, came.Where(earlier => earlier.RunnerId == visit.RunnerId).Min(earlier => earlier.Date)))
            .ToListAsync(cancellationToken);
    }

    private Task<List<Therapist>> TherapistsAsync(ReportPeriod period, CancellationToken cancellationToken) =>
        context.Therapists.AsNoTracking().AsSplitQuery()
            .Include(therapist => therapist.WorkingHours)
            .Include(therapist => therapist.Exceptions.Where(exception => exception.Date >= period.From && exception.Date <= period.To))
            .OrderBy(therapist => therapist.Id)
            .ToListAsync(cancellationToken);
}
