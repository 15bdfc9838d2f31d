using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Audit;
using RunnerMassage.Data.Diary;
using RunnerMassage.Data.People;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Data.Clinics;

/// <summary>Adds therapists and changes what is said of them. Hours and qualifications have editors of their own; sessions stay.</summary>
public sealed class TherapistEditor(RunnerMassageContext context, IClock clock)
{
    /// <summary>All therapists with rooms, qualifications and account, those who are not offered last.</summary>
    public async Task<IReadOnlyList<TherapistLine>> ListAsync(CancellationToken cancellationToken)
    {
        var therapists = await Whole(context.Therapists.AsNoTracking())
            .OrderByDescending(therapist => therapist.Active).ThenBy(therapist => therapist.Name).ToListAsync(cancellationToken);
        var ids = therapists.Select(therapist => therapist.UserId).OfType<string>().ToList();
        var accounts = await context.Users.AsNoTracking().Where(user => ids.Contains(user.Id))
            .ToDictionaryAsync(user => user.Id, StringComparer.Ordinal, cancellationToken);
        return [.. therapists.Select(therapist => new TherapistLine(therapist, accounts.GetValueOrDefault(therapist.UserId ?? "")))];
    }

    /// <summary>One therapist, or null.</summary>
    public async Task<TherapistLine?> FindAsync(string id, CancellationToken cancellationToken) =>
        await Whole(context.Therapists.AsNoTracking()).SingleOrDefaultAsync(therapist => therapist.Id == id, cancellationToken) is { } therapist
            ? new TherapistLine(therapist, await context.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Id == therapist.UserId, cancellationToken))
            : null;

    /// <summary>Adds a therapist, who offers nothing before they have hours and massage types.</summary>
    /// <returns>The id.</returns>
    public async Task<string> AddAsync(TherapistProfile profile, Actor by, CancellationToken cancellationToken)
    {
        var therapist = TherapistTies.New(userId: null, profile.Name);
        profile.ApplyTo(therapist);
        context.Therapists.Add(therapist);
        Note(therapist.Id, "added", by);
        await context.SaveChangesAsync(cancellationToken);
        context.ChangeTracker.Clear();
        return therapist.Id;
    }

    /// <summary>Changes a therapist, as the version after the one that the editor has seen.</summary>
    /// <param name="id">The therapist.</param>
    /// <param name="profile">What shall be said of them.</param>
    /// <param name="expectedVersion">The <see cref="Therapist.AvailabilityVersion"/> that the editor has seen.</param>
    /// <param name="by">Who changes it.</param>
    /// <param name="cancellationToken">Stops before anything is saved.</param>
    public async Task<EditResult> SaveAsync(
        string id, TherapistProfile profile, int expectedVersion, Actor by, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            await TherapistClaim.TakeAsync(context, id, cancellationToken);
            if (await Whole(context.Therapists.AsTracking()).SingleOrDefaultAsync(therapist => therapist.Id == id, cancellationToken) is not { } therapist)
            {
                return EditResult.NotFound;
            }

            if (therapist.AvailabilityVersion != expectedVersion)
            {
                return EditResult.Changed;
            }

            Note(id, string.Join(", ", profile.DifferencesFrom(TherapistProfile.Of(therapist))), by);
            profile.ApplyTo(therapist);
            therapist.AvailabilityVersion++;
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(CancellationToken.None);
            return EditResult.Saved;
        }
        finally
        {
            context.ChangeTracker.Clear();
        }
    }

    private static IQueryable<Therapist> Whole(IQueryable<Therapist> therapists) => therapists.AsSplitQuery()
        .Include(therapist => therapist.Rooms).Include(therapist => therapist.Qualifications);

    private void Note(string id, string told, Actor by) => AuditLog.Add(
        context, new AuditNote(by, AuditActions.TherapistChanged, AuditSubject.Therapist(id), told), clock.GetCurrentInstant());
}

/// <summary>A therapist with the account that they sign in with.</summary>
/// <param name="Therapist">The therapist, with rooms and qualifications.</param>
/// <param name="Account">The account, or null where there is none.</param>
public sealed record TherapistLine(Therapist Therapist, AppUser? Account);
