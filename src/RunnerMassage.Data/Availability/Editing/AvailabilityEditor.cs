using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data.Audit;
using RunnerMassage.Data.Diary;
using RunnerMassage.Scheduling.Availability;
using RunnerMassage.Scheduling.Availability.Editing;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Data.Availability.Editing;

/// <summary>
/// Reads and changes what a therapist offers. A preview and a save make the same change to the same schedule, so that what was looked at
/// is what happens. Changes never touch sessions.
/// </summary>
public sealed class AvailabilityEditor(RunnerMassageContext context, EffectReader effects, IClock clock)
{
    /// <summary>The schedule as it stands, or null where there is no such therapist.</summary>
    public async Task<TherapistSchedule?> LoadAsync(string therapistId, CancellationToken cancellationToken) =>
        await Whole(context.Therapists.AsNoTracking(), therapistId).SingleOrDefaultAsync(cancellationToken) is { } therapist
            ? TherapistSchedule.Of(therapist)
            : null;

    /// <summary>What a change would do to what is booked; nothing where the change makes no sense or there is no such therapist.</summary>
    public async Task<AvailabilityEffect> PreviewAsync(string therapistId, AvailabilityChange change, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var zone = await ZoneAsync(cancellationToken);
        return await LoadAsync(therapistId, cancellationToken) is { } schedule
            && ChangeRules.Check(schedule, change, now.InZone(zone).Date).Count == 0
            ? await effects.ReadAsync(schedule, schedule.With(change), zone, now, cancellationToken)
            : AvailabilityEffect.None;
    }

    /// <summary>The coming sessions that lie outside the hours as they stand, the earliest first.</summary>
    public async Task<IReadOnlyList<AffectedSession>> OutsideNowAsync(string therapistId, CancellationToken cancellationToken) =>
        await LoadAsync(therapistId, cancellationToken) is { } schedule
            ? (await effects.ReadAsync(schedule, schedule, await ZoneAsync(cancellationToken), clock.GetCurrentInstant(), cancellationToken)).Outside
            : [];

    /// <summary>Saves a change as the version after the one that the editor has seen.</summary>
    /// <param name="therapistId">Whose schedule.</param>
    /// <param name="change">The change.</param>
    /// <param name="expectedVersion">The version that the editor has seen.</param>
    /// <param name="by">Who changes it, for the audit log.</param>
    /// <param name="cancellationToken">Stops before anything is saved.</param>
    public async Task<EditOutcome> SaveAsync(
        string therapistId, AvailabilityChange change, int expectedVersion, Actor by, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var today = now.InZone(await ZoneAsync(cancellationToken)).Date;
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            // A booking that is being decided has read the hours already; whoever saves after it will see its session.
            await TherapistClaim.TakeAsync(context, therapistId, cancellationToken);
            if (await Whole(context.Therapists.AsTracking(), therapistId).SingleOrDefaultAsync(cancellationToken) is not { } therapist)
            {
                return new EditOutcome.NotFound();
            }

            var schedule = TherapistSchedule.Of(therapist);
            if (schedule.Version != expectedVersion)
            {
                return new EditOutcome.Conflict(schedule);
            }

            if (ChangeRules.Check(schedule, change, today) is { Count: > 0 } errors)
            {
                return new EditOutcome.Invalid(errors);
            }

            Apply(change, therapist);
            therapist.AvailabilityVersion++;
            AuditLog.Add(
                context, new AuditNote(by, AuditActions.AvailabilityChanged, AuditSubject.Therapist(therapistId), ToldOf(change, schedule)), now);
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(CancellationToken.None);
            return new EditOutcome.Saved(therapist.AvailabilityVersion);
        }
        finally
        {
            context.ChangeTracker.Clear();
        }
    }

    private static void Apply(AvailabilityChange change, Therapist therapist)
    {
        switch (change)
        {
            case AvailabilityChange.ReplaceWeeklyPattern replaced:
                therapist.WorkingHours.Clear();
                therapist.WorkingHours.AddRange(replaced.Hours);
                break;
            case AvailabilityChange.AddException added:
                therapist.Exceptions.AddRange(TherapistSchedule.DatesOf(added));
                break;
            case AvailabilityChange.RemoveExceptions removed:
                therapist.Exceptions.RemoveAll(exception => ExceptionGroup.IdOf(exception) == removed.GroupId);
                break;
            case AvailabilityChange.ChangeSettings changed:
                changed.Settings.ApplyTo(therapist);
                break;
        }
    }

    /// <summary>A change in a few words. Never its reason, which may be an illness: the audit log forgets nothing.</summary>
    private static string ToldOf(AvailabilityChange change, TherapistSchedule before) => change switch
    {
        AvailabilityChange.ReplaceWeeklyPattern => "weekly hours",
        AvailabilityChange.AddException added => $"added {ToldOf(added.Kind)}, {Dates(added.From, added.To)}",
        AvailabilityChange.RemoveExceptions removed => RemovedOf(before.Groups.First(group => group.Id == removed.GroupId)),
        _ => "booking settings",
    };

    private static string RemovedOf(ExceptionGroup group) => $"removed {ToldOf(group.Kind)}, {Dates(group.From, group.To)}";

    private static string ToldOf(ExceptionKind kind) => kind switch
    {
        ExceptionKind.Off => "time off",
        ExceptionKind.Extra => "extra hours",
        _ => "other hours",
    };

    private static string Dates(LocalDate from, LocalDate to) =>
        from == to ? FormattableString.Invariant($"{from:uuuu-MM-dd}") : FormattableString.Invariant($"{from:uuuu-MM-dd} to {to:uuuu-MM-dd}");

    private static IQueryable<Therapist> Whole(IQueryable<Therapist> therapists, string id) => therapists
        .Include(therapist => therapist.WorkingHours).Include(therapist => therapist.Exceptions).Include(therapist => therapist.Qualifications)
        .AsSplitQuery().Where(therapist => therapist.Id == id);

    private async Task<DateTimeZone> ZoneAsync(CancellationToken cancellationToken) => DateTimeZoneProviders.Tzdb[
        await context.Clinics.OrderBy(clinic => clinic.Id).Select(clinic => clinic.TimeZoneId).FirstAsync(cancellationToken)];
}
