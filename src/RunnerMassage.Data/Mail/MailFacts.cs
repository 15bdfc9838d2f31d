using Microsoft.EntityFrameworkCore;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Data.Mail;

/// <summary>What a mail tells, as it stands at the moment when the mail is put into words.</summary>
/// <param name="Clinic">The clinic.</param>
/// <param name="Account">The account that is written to or about, or null.</param>
/// <param name="Session">The session as it is now, or null where the mail tells of none.</param>
/// <param name="Since">What happened to the session after what the mail tells of.</param>
public sealed record MailFacts(Clinic Clinic, AppUser? Account, SessionDetails? Session, IReadOnlyList<SessionChange> Since);

/// <summary>Reads what a mail tells.</summary>
public sealed class MailFactsReader(RunnerMassageContext context, ClinicRepository clinics, SessionRepository sessions)
{
    // The site itself writes the mail; who receives it was decided when the row was written.
    private static readonly Viewer Site = new("", TherapistId: null, IsAdmin: true);

    /// <summary>Reads it.</summary>
    public async Task<MailFacts> ReadAsync(OutboxMessage message, CancellationToken cancellationToken) => new(
        await clinics.GetAsync(cancellationToken),
        message.UserId is { } userId
            ? await context.Users.AsNoTracking().FirstOrDefaultAsync(user => user.Id == userId, cancellationToken)
            : null,
        message.SessionId is { } sessionId ? await sessions.FindAsync(Site, sessionId, cancellationToken) : null,
        message.SessionId is null ? [] : await SinceAsync(message, cancellationToken));

    private async Task<IReadOnlyList<SessionChange>> SinceAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        await context.SessionEvents.AsNoTracking()
            .Where(change => change.SessionId == message.SessionId && change.Version > message.SessionVersion)
            .OrderBy(change => change.Version).Select(change => change.Type).ToListAsync(cancellationToken);
}
