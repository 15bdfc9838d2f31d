using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data.Audit;
using RunnerMassage.Data.Diary;
using RunnerMassage.Data.Protection;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Safety;

namespace RunnerMassage.Data.Safety;

/// <summary>
/// What waits for therapists, and their decisions. A therapist reaches the holds of runners whom they treat: with a session to come or of
/// the last weeks, or one that was released because of the hold.
/// </summary>
public sealed class ReviewQueue(RunnerMassageContext context, SafetyReader reader, SafetyProtector protector, IClock clock)
{
    /// <summary>So long after a session a runner still counts as treated.</summary>
    public static readonly Duration TreatsFor = Duration.FromDays(60);

    /// <summary>Most holds on a page.</summary>
    public const int Most = 200;

    /// <summary>The therapist's holds that time has not lifted: those that wait first, by when they are due, then what was decided, the latest first.</summary>
    public async Task<IReadOnlyList<QueuedHold>> ListAsync(string therapistId, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var rows = await Of(therapistId, now).OrderBy(row => row.Hold.DecidedAt != null).ThenBy(row => row.Hold.DueAt == null)
            .ThenBy(row => row.Hold.DueAt).ThenByDescending(row => row.Hold.RaisedAt).Take(Most).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new QueuedHold(reader.Read(row.Hold), row.Name, row.NextStart))];
    }

    /// <summary>How many holds wait for the therapist.</summary>
    public Task<int> CountWaitingAsync(string therapistId, CancellationToken cancellationToken) =>
        Of(therapistId, clock.GetCurrentInstant()).CountAsync(row => row.Hold.DecidedAt == null, cancellationToken);

    /// <summary>One of the therapist's holds with the answers that it comes from, and a note in the audit log that they were looked at; or null.</summary>
    public async Task<ReviewedHold?> OpenAsync(string therapistId, string holdId, Actor by, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        if (await Of(therapistId, now).SingleOrDefaultAsync(row => row.Hold.Id == holdId, cancellationToken) is not { } row)
        {
            return null;
        }

        // Noted first: nobody sees answers without an entry.
        AuditLog.Add(context, new AuditNote(by, AuditActions.SafetyViewed, AuditSubject.User(row.Hold.RunnerId)), now);
        await context.SaveChangesAsync(cancellationToken);
        var zone = DateTimeZoneProviders.Tzdb[await context.Clinics.Select(clinic => clinic.TimeZoneId).SingleAsync(cancellationToken)];
        var screening = await context.Screenings.AsNoTracking().SingleAsync(one => one.Id == row.Hold.ScreeningId, cancellationToken);
        var decider = await context.Users.Where(user => user.Id == row.Hold.DecidedById).Select(user => user.DisplayName).SingleOrDefaultAsync(cancellationToken);
        return new ReviewedHold(new QueuedHold(reader.Read(row.Hold), row.Name, row.NextStart), reader.Read(screening, zone), decider);
    }

    /// <summary>Decides about a hold. Nothing but a clinician's word lets massage happen where the answers were urgent or need one.</summary>
    public async Task<DecideOutcome> DecideAsync(HoldVerdict verdict, Actor by, CancellationToken cancellationToken)
    {
        context.ChangeTracker.Clear();
        var now = clock.GetCurrentInstant();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await Of(verdict.TherapistId, now).Where(row => row.Hold.Id == verdict.HoldId).Select(row => row.Hold.RunnerId)
            .SingleOrDefaultAsync(cancellationToken) is not { } runnerId)
        {
            return DecideOutcome.NotFound;
        }

        await RunnerClaim.TakeAsync(context, runnerId, cancellationToken);
        var hold = await context.SafetyHolds.AsTracking().SingleOrDefaultAsync(one => one.Id == verdict.HoldId, cancellationToken);
        if (hold is null || hold.Version != verdict.ExpectedVersion)
        {
            return DecideOutcome.Stale;
        }

        if (hold.Action != nameof(HoldKind.Review) && verdict.Decision != HoldDecision.NoMassage && !verdict.ClinicianSaidSo)
        {
            return DecideOutcome.NeedsClinician;
        }

        // More than the rules leave by themselves, or another decision than the one that stands: that has to be told apart.
        var overrides = hold.DecidedAt is not null
            || (hold.Action == nameof(HoldKind.Review) && verdict is { Decision: HoldDecision.Cleared, ClinicianSaidSo: false });
        hold.DecidedAt = now;
        hold.DecidedById = by.Id;
        hold.Decision = verdict.Decision;
        hold.ProtectedNote = protector.Protect(verdict.Note);
        hold.Version++;
        var action = overrides ? AuditActions.SafetyOverridden : AuditActions.SafetyDecided;
        AuditLog.Add(context, new AuditNote(by, action, AuditSubject.User(runnerId)), now);
        var released = verdict.Decision == HoldDecision.NoMassage ? await ComingAsync(runnerId, hold.EndsAt, now, cancellationToken) : [];
        await new SessionRelease(context).ReleaseAsync(released, by.Id!, now);
        await transaction.CommitAsync(CancellationToken.None);
        return DecideOutcome.Decided;
    }

    private Task<List<MassageSession>> ComingAsync(string runnerId, Instant? before, Instant now, CancellationToken cancellationToken) =>
        context.MassageSessions.AsTracking()
            .Where(session => session.RunnerId == runnerId && session.Status == SessionStatus.Confirmed && session.Start > now
                && (before == null || session.Start < before))
            .OrderBy(session => session.Start).ToListAsync(cancellationToken);

    private IQueryable<Row> Of(string therapistId, Instant now)
    {
        var since = now - TreatsFor;
        return from hold in context.SafetyHolds.AsNoTracking()
               where hold.EndsAt == null || hold.EndsAt > now
               where context.MassageSessions.Any(session => session.RunnerId == hold.RunnerId && session.TherapistId == therapistId
                   && session.Start > since && (session.Status != SessionStatus.Cancelled || session.CancelledAt == hold.RaisedAt
                       || session.CancelledAt == hold.DecidedAt))
               join runner in context.Users on hold.RunnerId equals runner.Id
               select new Row
               {
                   Hold = hold,
                   Name = runner.DisplayName ?? runner.Email!,
                   NextStart = context.MassageSessions.Where(session => session.RunnerId == hold.RunnerId && session.TherapistId == therapistId
                       && session.Status == SessionStatus.Confirmed && session.Start > now).Min(session => (Instant?)session.Start),
               };
    }

    private sealed class Row
    {
        public required SafetyHold Hold { get; init; }

        public required string Name { get; init; }

        public Instant? NextStart { get; init; }
    }
}

/// <summary>A hold as the queue shows it.</summary>
/// <param name="Hold">The hold.</param>
/// <param name="RunnerName">Name of the runner.</param>
/// <param name="NextStart">Start of the runner's next session with the therapist, or null.</param>
public sealed record QueuedHold(KnownHold Hold, string RunnerName, Instant? NextStart)
{
    /// <summary>True where it should have been decided by then.</summary>
    public bool IsOverdue(Instant now) => Hold.Stored is { DecidedAt: null, DueAt: { } due } && due <= now;
}

/// <summary>A hold with the answers that it comes from.</summary>
/// <param name="Queued">The hold.</param>
/// <param name="Screening">The answers.</param>
/// <param name="DecidedBy">Name of who decided, or null.</param>
public sealed record ReviewedHold(QueuedHold Queued, GivenScreening Screening, string? DecidedBy);

/// <summary>What a therapist decides.</summary>
public sealed record HoldVerdict
{
    /// <summary>The therapist.</summary>
    public required string TherapistId { get; init; }

    /// <summary>The hold.</summary>
    public required string HoldId { get; init; }

    /// <summary>The version that the therapist has seen.</summary>
    public required int ExpectedVersion { get; init; }

    /// <summary>What may be given.</summary>
    public required HoldDecision Decision { get; init; }

    /// <summary>Why, in the therapist's words; kept encrypted.</summary>
    public required string Note { get; init; }

    /// <summary>True where a clinician has said that massage is fine; the note says who and when.</summary>
    public bool ClinicianSaidSo { get; init; }
}

/// <summary>What became of a decision.</summary>
public enum DecideOutcome
{
    /// <summary>It stands.</summary>
    Decided,

    /// <summary>There is no such hold for this therapist.</summary>
    NotFound,

    /// <summary>Somebody else decided, or the answers changed, in the meantime.</summary>
    Stale,

    /// <summary>Only a clinician's word allows it.</summary>
    NeedsClinician,
}
