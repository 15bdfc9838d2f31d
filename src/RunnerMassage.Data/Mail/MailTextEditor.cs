using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data.Audit;
using RunnerMassage.Data.Clinics;

namespace RunnerMassage.Data.Mail;

/// <summary>The clinic's own words in mails: read whenever a mail is written, changed by admins.</summary>
public sealed class MailTextEditor(RunnerMassageContext context, IClock clock)
{
    /// <summary>The clinic's words for all kinds that have some, by kind.</summary>
    public Task<Dictionary<string, MailText>> ListAsync(CancellationToken cancellationToken) =>
        context.MailTexts.AsNoTracking().ToDictionaryAsync(text => text.Kind, StringComparer.Ordinal, cancellationToken);

    /// <summary>The clinic's words for a kind, or null where the site's own are used.</summary>
    public Task<MailText?> FindAsync(string kind, CancellationToken cancellationToken) =>
        context.MailTexts.AsNoTracking().SingleOrDefaultAsync(text => text.Kind == kind, cancellationToken);

    /// <summary>Saves words for a kind, after the version that the editor has seen.</summary>
    /// <param name="kind">One of <see cref="MailKinds"/>.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="body">The opening words.</param>
    /// <param name="expectedVersion">The version seen, or 0 where the site's own words were.</param>
    /// <param name="by">Who changes it.</param>
    /// <param name="cancellationToken">Stops before anything is saved.</param>
    public async Task<EditResult> SaveAsync(
        string kind, string subject, string body, int expectedVersion, Actor by, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (expectedVersion == 0)
        {
            if (await FindAsync(kind, cancellationToken) is not null)
            {
                return EditResult.Changed;
            }

            context.MailTexts.Add(new MailText { Kind = kind, Subject = subject, Body = body, ChangedAt = now, ChangedById = by.Id ?? "" });
        }
        else if (await context.MailTexts.Where(text => text.Kind == kind && text.Version == expectedVersion)
            .ExecuteUpdateAsync(
                row => row.SetProperty(text => text.Version, expectedVersion + 1).SetProperty(text => text.Subject, subject)
                    .SetProperty(text => text.Body, body).SetProperty(text => text.ChangedAt, now).SetProperty(text => text.ChangedById, by.Id ?? ""),
                cancellationToken) == 0)
        {
            return EditResult.Changed;
        }

        try
        {
            Note(kind, "the clinic’s own words", by, now);
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Two wrote the first words for a kind at the same moment; the kind is the key.
            return EditResult.Changed;
        }
        finally
        {
            context.ChangeTracker.Clear();
        }

        await transaction.CommitAsync(CancellationToken.None);
        return EditResult.Saved;
    }

    /// <summary>Gives the clinic's words up: the site's own are used again.</summary>
    public async Task<EditResult> RemoveAsync(string kind, int expectedVersion, Actor by, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await context.MailTexts.Where(text => text.Kind == kind && text.Version == expectedVersion).ExecuteDeleteAsync(cancellationToken) == 0)
        {
            return await FindAsync(kind, cancellationToken) is null ? EditResult.NotFound : EditResult.Changed;
        }

        Note(kind, "the site’s own words again", by, clock.GetCurrentInstant());
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        context.ChangeTracker.Clear();
        return EditResult.Saved;
    }

    private void Note(string kind, string told, Actor by, Instant now) =>
        AuditLog.Add(context, new AuditNote(by, AuditActions.MailTextChanged, AuditSubject.MailText(kind), told), now);
}
