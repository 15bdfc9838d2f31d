using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using RunnerMassage.Scheduling;

namespace RunnerMassage.Data.Accounts;

/// <summary>
/// Makes guests part of the account that they open at the address they were invited to. Never before that address is confirmed, for until
/// then anybody may have typed it; and nothing of the account is overwritten: what it says of itself stays, and only what it leaves open
/// is taken from the guest.
/// </summary>
/// <remarks>
/// Call it after the confirmation is committed: it reads that for itself, with a context and a transaction of its own. Sessions change
/// hands without a new version or event, for they are the same person's as before. A change in the diary that happens at the same moment
/// writes other columns, and the database itself refuses what would put a runner in two places.
/// </remarks>
public sealed class GuestMerger(IDbContextFactory<RunnerMassageContext> contexts, ILogger<GuestMerger> logger)
{
    private const int MostTries = 3;

    /// <summary>Merges the guests who were invited at the account's confirmed address.</summary>
    public Task<GuestMerge> MergeAsync(AppUser confirmed, CancellationToken cancellationToken) => MergeAsync(confirmed.Id, cancellationToken);

    /// <summary>Merges the guests who were invited at the account's confirmed address.</summary>
    /// <returns>
    /// What was done; nothing where there is no such account, its address is not confirmed, nobody was invited there, or the database was
    /// too busy: then an admin finds them among the unmerged.
    /// </returns>
    public async Task<GuestMerge> MergeAsync(string accountId, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await TryAsync(accountId, cancellationToken);
            }
            catch (Exception exception) when (tries < MostTries && exception is (DbUpdateException or DbException))
            {
                // Somebody booked, or the same link was followed twice, at this very moment: look again.
            }
            catch (Exception exception) when (exception is DbUpdateException or DbException)
            {
                // Whoever has just proven their address must not be told that it failed.
                logger.LogError(exception, "The guests of an account could not be merged; an admin can try again at the desk");
                return GuestMerge.Nothing;
            }
        }
    }

    /// <summary>Accounts whose guests could not be merged whole, for an admin to sort out; oldest guest first.</summary>
    public async Task<IReadOnlyList<UnmergedGuest>> ListUnmergedAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var guests = await context.Users.AsNoTracking().Where(guest => guest.IsGuest && guest.InvitedEmail != null)
            .OrderBy(guest => guest.CreatedAt).ToListAsync(cancellationToken);
        var addresses = guests.Select(guest => guest.InvitedEmail!.ToUpperInvariant()).Distinct(StringComparer.Ordinal).ToList();
        var accounts = await context.Users.AsNoTracking()
            .Where(user => !user.IsGuest && user.EmailConfirmed && addresses.Contains(user.NormalizedEmail!)).ToListAsync(cancellationToken);
        var ids = guests.Select(guest => guest.Id).ToList();
        var sessions = await context.MassageSessions.AsNoTracking().Where(session => ids.Contains(session.RunnerId))
            .OrderBy(session => session.Start).Select(session => new { session.Id, session.RunnerId }).ToListAsync(cancellationToken);
        return
        [
            .. from guest in guests
               join account in accounts on guest.InvitedEmail equals GuestAddress.Normalize(account.Email!)
               select new UnmergedGuest(
                   account.Id, account.DisplayName ?? account.Email!, guest.DisplayName ?? "Guest",
                   [.. sessions.Where(session => session.RunnerId == guest.Id).Select(session => session.Id)]),
        ];
    }

    private async Task<GuestMerge> TryAsync(string accountId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var account = await context.Users.AsTracking().SingleOrDefaultAsync(
            user => user.Id == accountId && user.EmailConfirmed && !user.IsGuest && user.DeletedAt == null, cancellationToken);
        if (account?.Email is not { } email)
        {
            return GuestMerge.Nothing;
        }

        var address = GuestAddress.Normalize(email);
        var guests = await context.Users.AsTracking().Where(user => user.IsGuest && user.InvitedEmail == address)
            .OrderBy(user => user.CreatedAt).ThenBy(user => user.Id).ToListAsync(cancellationToken);
        var result = GuestMerge.Nothing;
        foreach (var guest in guests)
        {
            result = Sum(result, await MergeAsync(context, account, guest, cancellationToken));
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return result;
    }

    private static async Task<GuestMerge> MergeAsync(
        RunnerMassageContext context, AppUser account, AppUser guest, CancellationToken cancellationToken)
    {
        var leftBehind = await OverlappingAsync(context, account.Id, guest.Id, cancellationToken);
        var moved = await context.MassageSessions
            .Where(session => session.RunnerId == guest.Id && !leftBehind.Contains(session.Id))
            .ExecuteUpdateAsync(row => row.SetProperty(session => session.RunnerId, account.Id), cancellationToken);
        account.DisplayName ??= guest.DisplayName;
        account.PhoneNumber ??= guest.PhoneNumber;
        await TakePreferenceAsync(context, account, guest, cancellationToken);
        if (leftBehind.Count > 0)
        {
            return new GuestMerge(0, moved, leftBehind);
        }

        context.Users.Remove(guest);
        return new GuestMerge(1, moved, []);
    }

    private static Task<List<string>> OverlappingAsync(
        RunnerMassageContext context, string accountId, string guestId, CancellationToken cancellationToken) => (
        from session in context.MassageSessions
        where session.RunnerId == guestId && session.Status != SessionStatus.Cancelled
            && context.MassageSessions.Any(own => own.RunnerId == accountId && own.Status != SessionStatus.Cancelled
                && own.Start < session.End && session.Start < own.End)
        orderby session.Start
        select session.Id).ToListAsync(cancellationToken);

    /// <summary>Takes over what the guest wishes where the account wishes nothing.</summary>
    private static async Task TakePreferenceAsync(
        RunnerMassageContext context, AppUser account, AppUser guest, CancellationToken cancellationToken)
    {
        var wishes = await context.RunnerPreferences.AsNoTracking()
            .Where(preference => preference.UserId == guest.Id || preference.UserId == account.Id).ToListAsync(cancellationToken);
        if (wishes is [var only] && only.UserId == guest.Id && context.RunnerPreferences.Local.FindEntry(account.Id) is null)
        {
            context.RunnerPreferences.Add(new RunnerPreference
            {
                UserId = account.Id,
                Pressure = only.Pressure,
                TherapistGender = only.TherapistGender,
                ProtectedNote = only.ProtectedNote,
            });
        }
    }

    private static GuestMerge Sum(GuestMerge one, GuestMerge other) =>
        new(one.Merged + other.Merged, one.Moved + other.Moved, [.. one.LeftBehind, .. other.LeftBehind]);
}

/// <summary>A guest who is an account's owner, but keeps sessions that overlap with the account's own.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="AccountName">What its owner wants to be called.</param>
/// <param name="GuestName">The name that the guest was taken down with.</param>
/// <param name="SessionIds">The guest's sessions, the earliest first.</param>
public sealed record UnmergedGuest(string AccountId, string AccountName, string GuestName, IReadOnlyList<string> SessionIds);
