using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data.Audit;
using RunnerMassage.Data.Diary;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Data.Clinics;

/// <summary>Says which therapist may give which massage type, and until when the certificate holds. Booked sessions stay.</summary>
public sealed class QualificationEditor(RunnerMassageContext context, IClock clock)
{
    /// <summary>All therapists, active or not, with what they may give; by name.</summary>
    public Task<List<Therapist>> TherapistsAsync(CancellationToken cancellationToken) => context.Therapists.AsNoTracking()
        .Include(therapist => therapist.Qualifications).OrderByDescending(therapist => therapist.Active).ThenBy(therapist => therapist.Name)
        .ToListAsync(cancellationToken);

    /// <summary>Saves what was changed, if everything stands as the editor has seen it.</summary>
    /// <param name="changes">What shall become of single pairs of therapist and type.</param>
    /// <param name="by">Who changes it.</param>
    /// <param name="cancellationToken">Stops before anything is saved.</param>
    public async Task<EditResult> SaveAsync(IReadOnlyList<QualificationChange> changes, Actor by, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            foreach (var own in changes.GroupBy(change => change.TherapistId, StringComparer.Ordinal).OrderBy(own => own.Key, StringComparer.Ordinal))
            {
                await TherapistClaim.TakeAsync(context, own.Key, cancellationToken);
                if (await context.Therapists.AsTracking().Include(therapist => therapist.Qualifications)
                    .SingleOrDefaultAsync(therapist => therapist.Id == own.Key, cancellationToken) is not { } therapist)
                {
                    return EditResult.NotFound;
                }

                foreach (var change in own)
                {
                    var held = therapist.Qualifications.Find(held => held.MassageTypeId == change.MassageTypeId);
                    if (HeldQualification.Of(held) != change.Before)
                    {
                        return EditResult.Changed;
                    }

                    Apply(change, held, therapist);
                }

                var told = string.Join(", ", own.Select(change => change.ToString()));
                AuditLog.Add(context, new AuditNote(by, AuditActions.QualificationsChanged, AuditSubject.Therapist(own.Key), told), clock.GetCurrentInstant());
            }

            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(CancellationToken.None);
            return EditResult.Saved;
        }
        finally
        {
            context.ChangeTracker.Clear();
        }
    }

    private static void Apply(QualificationChange change, Qualification? held, Therapist therapist)
    {
        if (change.After is not { } after)
        {
            therapist.Qualifications.RemoveAll(one => one.MassageTypeId == change.MassageTypeId);
        }
        else if (held is not null)
        {
            held.ExpiresOn = after.ExpiresOn;
        }
        else
        {
            therapist.Qualifications.Add(new Qualification { MassageTypeId = change.MassageTypeId, ExpiresOn = after.ExpiresOn });
        }
    }
}

/// <summary>That a therapist may give a massage type.</summary>
/// <param name="ExpiresOn">Last date, inclusive, in the clinic's zone; or null for without end.</param>
public sealed record HeldQualification(LocalDate? ExpiresOn)
{
    /// <summary>What is held, or null where nothing is.</summary>
    public static HeldQualification? Of(Qualification? held) => held is null ? null : new HeldQualification(held.ExpiresOn);

    /// <summary>True where it holds on a date.</summary>
    public bool HoldsOn(LocalDate date) => !(ExpiresOn < date);
}

/// <summary>What shall become of one pair of therapist and massage type.</summary>
/// <param name="TherapistId">The therapist.</param>
/// <param name="MassageTypeId">The massage type.</param>
/// <param name="Before">What the editor has seen; null where the therapist did not give it.</param>
/// <param name="After">What it shall be; null where the therapist shall not give it.</param>
public sealed record QualificationChange(string TherapistId, string MassageTypeId, HeldQualification? Before, HeldQualification? After)
{
    /// <summary>In words, for the audit log.</summary>
    public override string ToString() => After switch
    {
        null => $"{MassageTypeId}: no longer",
        { ExpiresOn: { } last } => FormattableString.Invariant($"{MassageTypeId}: until {last:uuuu-MM-dd}"),
        _ => $"{MassageTypeId}: without end",
    };
}
