using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Audit;
using RunnerMassage.Data.Mail;
using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Data.People;

/// <summary>
/// Invites of therapists and admins. An invite is a row of its own among the link tokens, whose key is no digest, so that no link leads to
/// it; the mail's links name it. However many mails are written for it, it is accepted once, and what is taken back stays so.
/// </summary>
public sealed class StaffInvites(RunnerMassageContext context, LinkTokens tokens, IClock clock)
{
    /// <summary>So long a link in a mail can be followed.</summary>
    public static readonly Duration LinkLifetime = Duration.FromDays(7);

    // The link's days begin when the mail is written, which a mail server that is down can put off.
    private static readonly Duration Kept = LinkLifetime + Duration.FromDays(3);

    private const string Purpose = "staff-invite";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Invites somebody and has the mail sent.</summary>
    /// <param name="email">Their address.</param>
    /// <param name="role"><see cref="Roles.Therapist"/> or <see cref="Roles.Admin"/>.</param>
    /// <param name="therapistId">Whom of the diary a therapist is, or null for somebody who is not there yet.</param>
    /// <param name="by">Who invites.</param>
    /// <param name="cancellationToken">Stops before anything is saved.</param>
    /// <returns>False where another account belongs to that therapist, or there is none of that id.</returns>
    public async Task<bool> InviteAsync(string email, string role, string? therapistId, Actor by, CancellationToken cancellationToken)
    {
        if (therapistId is not null
            && !await context.Therapists.AnyAsync(therapist => therapist.Id == therapistId && therapist.UserId == null, cancellationToken))
        {
            return false;
        }

        var now = clock.GetCurrentInstant();
        var terms = new InviteTerms(Guid.NewGuid().ToString("N"), role, therapistId, by.Name);
        var data = JsonSerializer.Serialize(terms, Json);
        context.LinkTokens.Add(new LinkToken { Hash = terms.Id, Purpose = Purpose, Email = email.Trim(), Data = data, CreatedAt = now, ExpiresAt = now + Kept });
        Outbox.Add(context, new OutboxMail { Kind = MailKinds.Invite, EventKey = EventKeyOf(terms.Id), Address = email.Trim(), Data = data }, now);
        AuditLog.Add(context, new AuditNote(by, AuditActions.Invited, AuditSubject.Invite(terms.Id), role), now);
        await context.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>The invites that can still be accepted, were accepted lately or have just ended; the latest first.</summary>
    public async Task<IReadOnlyList<StaffInvite>> ListAsync(CancellationToken cancellationToken)
    {
        var rows = await context.LinkTokens.AsNoTracking().Where(token => token.Purpose == Purpose)
            .OrderByDescending(token => token.CreatedAt).ToListAsync(cancellationToken);
        var therapists = await context.Therapists.AsNoTracking().ToDictionaryAsync(therapist => therapist.Id, StringComparer.Ordinal, cancellationToken);
        return [.. rows.Select(row => Read(row, therapists.GetValueOrDefault(TermsOf(row).TherapistId ?? "")))];
    }

    /// <summary>Takes an invite back; its mail is not sent where it still waits, and its link leads nowhere.</summary>
    /// <returns>False where it was accepted or taken back before.</returns>
    public async Task<bool> WithdrawAsync(string id, Actor by, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var key = EventKeyOf(id);
        if (await context.LinkTokens.Where(token => token.Hash == id && token.Purpose == Purpose && token.UsedAt == null)
            .ExecuteDeleteAsync(cancellationToken) == 0)
        {
            return false;
        }

        await context.OutboxMessages.Where(message => message.EventKey == key && message.SentAt == null).ExecuteDeleteAsync(cancellationToken);
        AuditLog.Add(context, new AuditNote(by, AuditActions.InviteWithdrawn, AuditSubject.Invite(id)), clock.GetCurrentInstant());
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>The invite that a mail's link leads to, or null where the link or the invite is no longer good.</summary>
    public async Task<StaffInvite?> FindAsync(string? rawToken, CancellationToken cancellationToken) =>
        await tokens.FindAsync(LinkPurposes.Invite, rawToken, cancellationToken) is { } link
            ? await FindOpenAsync(TermsOf(link).Id, cancellationToken)
            : null;

    /// <summary>Uses the link and the invite, within the transaction that is open on the context.</summary>
    /// <returns>The invite, or null where the link or the invite is no longer good.</returns>
    public async Task<StaffInvite?> UseAsync(string? rawToken, CancellationToken cancellationToken)
    {
        if (await tokens.UseAsync(LinkPurposes.Invite, rawToken, cancellationToken) is not { } link
            || await FindOpenAsync(TermsOf(link).Id, cancellationToken) is not { } invite)
        {
            return null;
        }

        var now = clock.GetCurrentInstant();
        return await context.LinkTokens.Where(token => token.Hash == invite.Id && token.Purpose == Purpose && token.UsedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(token => token.UsedAt, now), cancellationToken) == 1 ? invite : null;
    }

    private async Task<StaffInvite?> FindOpenAsync(string id, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var row = await context.LinkTokens.AsNoTracking()
            .SingleOrDefaultAsync(token => token.Hash == id && token.Purpose == Purpose && token.UsedAt == null && token.ExpiresAt > now, cancellationToken);
        if (row is null)
        {
            return null;
        }

        var therapistId = TermsOf(row).TherapistId;
        return Read(row, await context.Therapists.AsNoTracking().SingleOrDefaultAsync(therapist => therapist.Id == therapistId, cancellationToken));
    }

    private static StaffInvite Read(LinkToken row, Therapist? therapist)
    {
        var terms = TermsOf(row);
        return new StaffInvite(row.Hash, row.Email!, terms.Role, therapist, terms.InvitedBy, row.CreatedAt, row.ExpiresAt, row.UsedAt);
    }

    private static InviteTerms TermsOf(LinkToken row) =>
        JsonSerializer.Deserialize<InviteTerms>(row.Data ?? "null", Json) ?? throw new JsonException("An invite says nothing.");

    private static string EventKeyOf(string id) => $"invite:{id}";

    private sealed record InviteTerms(string Id, string Role, string? TherapistId, string InvitedBy);
}

/// <summary>An invite of a therapist or an admin.</summary>
/// <param name="Id">Opaque id.</param>
/// <param name="Email">The address that it was sent to.</param>
/// <param name="Role">What the person shall be.</param>
/// <param name="Therapist">Who they are in the diary, or null.</param>
/// <param name="InvitedBy">What the inviting admin was called.</param>
/// <param name="CreatedAt">When it was sent.</param>
/// <param name="ExpiresAt">From when on it cannot be accepted.</param>
/// <param name="AcceptedAt">When it was accepted, or null.</param>
public sealed record StaffInvite(
    string Id, string Email, string Role, Therapist? Therapist, string InvitedBy, Instant CreatedAt, Instant ExpiresAt, Instant? AcceptedAt);
