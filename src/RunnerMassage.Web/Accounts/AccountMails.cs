using Microsoft.AspNetCore.Identity;
using NodaTime;
using RunnerMassage.Data;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Mail;

namespace RunnerMassage.Web.Accounts;

/// <summary>Mails about accounts, written into the outbox together with what they tell of.</summary>
public sealed class AccountMails(RunnerMassageContext context, SignInThrottles throttles, ILookupNormalizer normalizer, IClock clock)
{
    /// <summary>
    /// Counts a mail that a stranger may have asked for. False where that address has been sent so many lately that this one is left out;
    /// the answer to whoever asked stays the same.
    /// </summary>
    public async Task<bool> MayWriteToAsync(string email, CancellationToken cancellationToken) =>
        await throttles.TakeAsync([AccountKeys.ForMail(normalizer.NormalizeEmail(email))], cancellationToken) is not null;

    /// <summary>Adds a mail to the context; the caller saves.</summary>
    /// <param name="kind">One of <see cref="MailKinds"/>.</param>
    /// <param name="user">The account that it is about.</param>
    /// <param name="address">Whom to write to, where that is not the account's address.</param>
    public void Add(string kind, AppUser user, string? address = null) => Outbox.Add(
        context,
        new OutboxMail { Kind = kind, EventKey = $"{kind}:{Guid.NewGuid():N}", UserId = user.Id, Address = address },
        clock.GetCurrentInstant());

    /// <summary>Adds, in place of a mail, a row that nobody reads, so that writing to nobody takes as long as writing to somebody.</summary>
    public void AddNothing()
    {
        var past = clock.GetCurrentInstant() - AccountCleanup.EndedLinksKept;
        context.LinkTokens.Add(new LinkToken
        {
            Hash = Guid.NewGuid().ToString("N"),
            Purpose = LinkPurposes.Nobody,
            CreatedAt = past,
            ExpiresAt = past,
        });
    }
}
