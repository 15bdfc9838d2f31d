using Microsoft.AspNetCore.Identity;
using RunnerMassage.Data;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Mail;
using RunnerMassage.Web.Accounts.Passwords;

namespace RunnerMassage.Web.Accounts;

/// <summary>Gives accounts new passwords: to whoever follows a link in a mail, or knows the old one. Either ends all other sign-ins.</summary>
public sealed class PasswordService(
    RunnerMassageContext context, UserManager<AppUser> users, OpenAccounts accounts, LinkTokens links, SecondRegistrations seconds,
    IPasswordHasher<AppUser> hasher, PasswordGate gate, AccountMails mails, GuestMerger guests)
{
    /// <summary>Sends a link to the address, if it has an account; whoever asks hears the same in either case.</summary>
    public async Task SendLinkAsync(string email, CancellationToken cancellationToken)
    {
        var mayWrite = await mails.MayWriteToAsync(email.Trim(), cancellationToken);
        await context.TogetherAsync(
            async _ =>
            {
                if (await accounts.FindAsync(email) is { } user && mayWrite)
                {
                    mails.Add(MailKinds.ResetPassword, user);
                }
                else
                {
                    mails.AddNothing();
                }

                return true;
            },
            cancellationToken);
    }

    /// <summary>Whose password a link would change, or null where it is good for nothing any more.</summary>
    public async Task<AppUser?> FindAsync(string? token, CancellationToken cancellationToken) =>
        await links.FindAsync(LinkPurposes.ResetPassword, token, cancellationToken) is { } link ? await accounts.FindByIdAsync(link.UserId) : null;

    /// <summary>Changes the password by a link. Following it also proves the address, and ends this place's pause after wrong passwords.</summary>
    public async Task<PasswordChange> ResetAsync(string? token, string password, HttpContext http, CancellationToken cancellationToken)
    {
        if (await FindAsync(token, cancellationToken) is not { } owner)
        {
            return PasswordChange.LinkIsGone;
        }

        if (NewPassword.ProblemWith(password, owner.Email, owner.DisplayName) is { } problem)
        {
            return new PasswordChange(null, problem);
        }

        var hash = hasher.HashPassword(owner, password);
        var changed = await context.TogetherAsync(
            async turn =>
            {
                if (await links.UseAsync(LinkPurposes.ResetPassword, token, turn) is not { } link
                    || await accounts.FindByIdAsync(link.UserId) is not { } user)
                {
                    return null;
                }

                user.EmailConfirmed = true;
                await seconds.ForgetAsync(user.Id, turn);
                await links.RetireAsync(LinkPurposes.ConfirmAddress, user.Id, turn);
                await KeepAsync(user, hash, turn);
                return user;
            },
            cancellationToken);
        if (changed is null)
        {
            return PasswordChange.LinkIsGone;
        }

        await guests.MergeAsync(changed, cancellationToken);
        await gate.ForgetFailuresAsync(changed, http, cancellationToken);
        return new PasswordChange(changed, null);
    }

    /// <summary>Changes the password of somebody who is signed in.</summary>
    /// <returns>Null for <see cref="PasswordChange.User"/> and <see cref="PasswordChange.Problem"/> where the present password is not right.</returns>
    public async Task<PasswordChange> ChangeAsync(string userId, string present, string password, CancellationToken cancellationToken)
    {
        if (await accounts.FindByIdAsync(userId) is not { } owner || !await gate.ProveAsync(owner, present, cancellationToken))
        {
            return PasswordChange.PresentIsWrong;
        }

        if (NewPassword.ProblemWith(password, owner.Email, owner.DisplayName) is { } problem)
        {
            return new PasswordChange(null, problem);
        }

        var hash = hasher.HashPassword(owner, password);
        return await context.TogetherAsync(
            async turn =>
            {
                var user = (await users.FindByIdAsync(userId))!;
                await KeepAsync(user, hash, turn);
                return new PasswordChange(user, null);
            },
            cancellationToken);
    }

    private async Task KeepAsync(AppUser user, string hash, CancellationToken cancellationToken)
    {
        user.PasswordHash = hash;
        await links.RetireAsync(LinkPurposes.ResetPassword, user.Id, cancellationToken);
        // A change of address that somebody else may have asked for goes with the password that they knew.
        await links.RetireAsync(LinkPurposes.ChangeAddress, user.Id, cancellationToken);
        (await users.UpdateSecurityStampAsync(user)).OrThrow();
        mails.Add(MailKinds.PasswordChanged, user);
    }
}

/// <summary>What came of a change of password.</summary>
/// <param name="User">The account as it is now, or null where nothing was changed.</param>
/// <param name="Problem">What is wrong with the new password, or null.</param>
/// <param name="Link">True where the link is good for nothing any more.</param>
public sealed record PasswordChange(AppUser? User, string? Problem, bool Link = false)
{
    /// <summary>The link was used before, has ended or was never one.</summary>
    public static PasswordChange LinkIsGone { get; } = new(null, null, Link: true);

    /// <summary>The present password is not right, or too many were wrong lately.</summary>
    public static PasswordChange PresentIsWrong { get; } = new(null, null);
}
