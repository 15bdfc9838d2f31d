using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Audit;
using RunnerMassage.Data.Safety;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Data.Privacy;

/// <summary>What people agreed to. A consent is never changed: a new text makes a new one, and withdrawing it notes when.</summary>
public sealed class ConsentRepository(RunnerMassageContext context, SessionTextEraser texts, IClock clock)
{
    /// <summary>
    /// Whoever gives more data after so long is asked anew: people forget what they agreed to. What was given before stays until they
    /// take it back.
    /// </summary>
    public static readonly Duration AskedAgainAfter = Duration.FromDays(365);

    /// <summary>All consents of a person, the latest first, the withdrawn ones too.</summary>
    public async Task<IReadOnlyList<Consent>> ListAsync(string userId, CancellationToken cancellationToken) =>
        await context.Consents.AsNoTracking().Where(consent => consent.UserId == userId)
            .OrderByDescending(consent => consent.GivenAt).ThenBy(consent => consent.Id).ToListAsync(cancellationToken);

    /// <summary>True where the person agreed, to whichever version, and has not taken it back.</summary>
    public Task<bool> HoldsAsync(string userId, string kind, CancellationToken cancellationToken) =>
        context.Consents.AnyAsync(consent => consent.UserId == userId && consent.Kind == kind && consent.WithdrawnAt == null, cancellationToken);

    /// <summary>True where the person agreed to this version of the text within the last year, and has not taken it back.</summary>
    public Task<bool> IsFreshAsync(string userId, string kind, int textVersion, CancellationToken cancellationToken)
    {
        var since = clock.GetCurrentInstant() - AskedAgainAfter;
        return context.Consents.AnyAsync(
            consent => consent.UserId == userId && consent.Kind == kind && consent.TextVersion == textVersion
                && consent.WithdrawnAt == null && consent.GivenAt > since,
            cancellationToken);
    }

    /// <summary>Adds a consent to the current unit of work, together with what it is given for; the caller saves.</summary>
    /// <param name="context">The unit of work.</param>
    /// <param name="userId">Who agrees.</param>
    /// <param name="kind">One of <see cref="ConsentKinds"/>.</param>
    /// <param name="textVersion">The version of the text that was shown.</param>
    /// <param name="now">When.</param>
    public static void Add(RunnerMassageContext context, string userId, string kind, int textVersion, Instant now) => context.Consents.Add(
        new Consent { Id = Guid.NewGuid().ToString("N"), UserId = userId, Kind = kind, TextVersion = textVersion, GivenAt = now });

    /// <summary>Notes that a person agrees; does nothing where they have agreed to this version within the last year.</summary>
    public async Task GiveAsync(string userId, string kind, int textVersion, Actor by, CancellationToken cancellationToken)
    {
        if (await IsFreshAsync(userId, kind, textVersion, cancellationToken))
        {
            return;
        }

        var now = clock.GetCurrentInstant();
        Add(context, userId, kind, textVersion, now);
        AuditLog.Add(context, Note(AuditActions.ConsentGiven, userId, FormattableString.Invariant($"{kind}, version {textVersion}"), by), now);
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Takes a consent back and deletes what was kept because of it, both or neither.</summary>
    /// <returns>False where there was none.</returns>
    public async Task<bool> WithdrawAsync(string userId, string kind, Actor by, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await context.Consents.Where(consent => consent.UserId == userId && consent.Kind == kind && consent.WithdrawnAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(consent => consent.WithdrawnAt, now), cancellationToken) == 0)
        {
            return false;
        }

        await (kind switch
        {
            ConsentKinds.HealthData => DeleteHealthAsync(userId, cancellationToken),
            ConsentKinds.TrainingData => DeleteTrainingAsync(userId, cancellationToken),
            _ => Task.CompletedTask,
        });
        AuditLog.Add(context, Note(AuditActions.ConsentWithdrawn, userId, kind, by), now);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private async Task DeleteHealthAsync(string userId, CancellationToken cancellationToken)
    {
        await OwnScreenings.ForgetAsync(context, userId, clock.GetCurrentInstant(), cancellationToken);
        await context.SorenessReports.Where(report => report.RunnerId == userId).ExecuteDeleteAsync(cancellationToken);
        await context.RunnerPreferences.Where(preference => preference.UserId == userId)
            .ExecuteUpdateAsync(set => set.SetProperty(preference => preference.ProtectedNote, (string?)null), cancellationToken);
        await texts.ForgetReasonsAsync(
            userId, static reason => reason.Code == TimingReasonCode.Soreness || reason.IsSafety, cancellationToken);
    }

    private async Task DeleteTrainingAsync(string userId, CancellationToken cancellationToken)
    {
        await context.TrainingEntries.Where(entry => entry.RunnerId == userId).ExecuteDeleteAsync(cancellationToken);
        await texts.ForgetReasonsAsync(userId, static reason => reason.Effort is not null, cancellationToken);
    }

    private static AuditNote Note(string action, string userId, string details, Actor by) => new(by, action, AuditSubject.User(userId), details);
}
