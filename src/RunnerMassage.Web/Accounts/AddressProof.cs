using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using RunnerMassage.Data;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Mail;

namespace RunnerMassage.Web.Accounts;

/// <summary>Links by which somebody proves that they read the mail of an address: of a new account, or the new address of an old one.</summary>
public sealed class AddressProof(
    RunnerMassageContext context, UserManager<AppUser> users, OpenAccounts accounts, LinkTokens links, SecondRegistrations seconds,
    IPasswordHasher<AppUser> hasher, AccountMails mails, GuestMerger guests)
{
    /// <summary>What a link of a registration would confirm, or null where it is good for nothing any more.</summary>
    public async Task<WaitingAddress?> FindAsync(string? token, CancellationToken cancellationToken) =>
        await links.FindAsync(LinkPurposes.ConfirmAddress, token, cancellationToken) is { } link
            && await OwnerAsync(link) is { } user
            ? new WaitingAddress(user.Id, user.Email!, user.DisplayName, await seconds.FindAsync(user.Id, cancellationToken) is not null)
            : null;

    /// <summary>Confirms the address of a registration.</summary>
    /// <param name="token">The link's token.</param>
    /// <param name="password">The password from now on, where the address was registered more than once: nobody knows whose the first was.</param>
    /// <param name="cancellationToken">Stops before anything is kept.</param>
    /// <returns>Whose address it is, or null where the link is good for nothing any more.</returns>
    public async Task<WaitingAddress?> ConfirmAsync(string? token, string? password, CancellationToken cancellationToken)
    {
        var waiting = await FindAsync(token, cancellationToken);
        if (waiting is null || (waiting.WantsPassword && password is null))
        {
            return null;
        }

        var hash = waiting.WantsPassword ? hasher.HashPassword(new AppUser(), password!) : null;
        var confirmed = await context.TogetherAsync(
            async turn =>
            {
                if (await links.UseAsync(LinkPurposes.ConfirmAddress, token, turn) is not { } link || await OwnerAsync(link) is not { } user)
                {
                    return null;
                }

                user.EmailConfirmed = true;
                user.PasswordHash = hash ?? user.PasswordHash;
                await seconds.ForgetAsync(user.Id, turn);
                await links.RetireAsync(LinkPurposes.ConfirmAddress, user.Id, turn);
                (await users.UpdateSecurityStampAsync(user)).OrThrow();
                return waiting;
            },
            cancellationToken);
        return await WithGuestsAsync(confirmed, confirmed?.UserId, cancellationToken);
    }

    /// <summary>Asks the address that an account is to have for confirmation; where it has an account already, tells it so.</summary>
    public async Task AskAsync(string userId, string address, CancellationToken cancellationToken)
    {
        var mayWrite = await mails.MayWriteToAsync(address, cancellationToken);
        await context.TogetherAsync(
            async _ =>
            {
                if (!mayWrite || await accounts.FindByIdAsync(userId) is not { } user)
                {
                    mails.AddNothing();
                }
                else if (await users.FindByEmailAsync(address.Trim()) is not { } owner)
                {
                    mails.Add(MailKinds.ChangeAddress, user, address.Trim());
                }
                else if (owner.Id != userId)
                {
                    mails.Add(MailKinds.AddressTaken, owner);
                }

                return true;
            },
            cancellationToken);
    }

    /// <summary>The change of address that a link would make, or null where it is good for nothing any more.</summary>
    public async Task<(AppUser User, string Address)?> FindChangeAsync(string? token, CancellationToken cancellationToken) =>
        await links.FindAsync(LinkPurposes.ChangeAddress, token, cancellationToken) is { Email: { } address } link
            && await accounts.FindByIdAsync(link.UserId) is { } user
            ? (user, address)
            : null;

    /// <summary>Gives an account its new address, ends its sign-ins and tells the old address.</summary>
    /// <returns>The account, or null where the link is good for nothing any more or another account has the address by now.</returns>
    public async Task<AppUser?> ChangeAsync(string? token, CancellationToken cancellationToken)
    {
        AppUser? changed;
        try
        {
            changed = await ChangeTogetherAsync(token, cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another account got the address at the same moment; the unique index kept the first.
            return null;
        }

        return await WithGuestsAsync(changed, changed?.Id, cancellationToken);
    }

    private Task<AppUser?> ChangeTogetherAsync(string? token, CancellationToken cancellationToken) => context.TogetherAsync(
        async turn =>
        {
            if (await links.UseAsync(LinkPurposes.ChangeAddress, token, turn) is not { Email: { } address } link
                || await accounts.FindByIdAsync(link.UserId) is not { } user
                || await users.FindByEmailAsync(address) is not null)
            {
                return null;
            }

            var old = user.Email;
            (user.UserName, user.Email, user.EmailConfirmed) = (address, address, true);
            // Links that the old address still has must not lead into the account.
            await links.RetireAsync(LinkPurposes.ChangeAddress, user.Id, turn);
            await links.RetireAsync(LinkPurposes.ResetPassword, user.Id, turn);
            (await users.UpdateSecurityStampAsync(user)).OrThrow();
            if (old is not null)
            {
                mails.Add(MailKinds.AddressChanged, user, old);
            }

            return user;
        },
        cancellationToken);

    /// <summary>Makes what the clinic booked for the owner of a confirmed address, before there was an account, part of the account.</summary>
    private async Task<T?> WithGuestsAsync<T>(T? proven, string? userId, CancellationToken cancellationToken)
        where T : class
    {
        if (userId is not null)
        {
            await guests.MergeAsync(userId, cancellationToken);
        }

        return proven;
    }

    private async Task<AppUser?> OwnerAsync(LinkToken link) =>
        await accounts.FindByIdAsync(link.UserId) is { EmailConfirmed: false } user
            && (link.Email is null || string.Equals(link.Email, user.Email, StringComparison.OrdinalIgnoreCase))
            ? user
            : null;
}

/// <summary>An address that waits to be confirmed.</summary>
/// <param name="UserId">Its account.</param>
/// <param name="Email">The address.</param>
/// <param name="DisplayName">What the person wants to be called, or null.</param>
/// <param name="WantsPassword">True where it was registered more than once, so that a password has to be chosen.</param>
public sealed record WaitingAddress(string UserId, string Email, string? DisplayName, bool WantsPassword);
