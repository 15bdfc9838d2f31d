using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Mail;
using RunnerMassage.Data.Privacy;
using RunnerMassage.Web.Demo;
using RunnerMassage.Web.Privacy;

namespace RunnerMassage.Web.Accounts;

/// <summary>
/// Opens runners' accounts. An address that has one already is told so by mail and nothing of its account changes; whoever registered
/// hears the same in either case. In demo mode an address counts as confirmed at once.
/// </summary>
public sealed class Registration(
    RunnerMassageContext context, UserManager<AppUser> users, OpenAccounts accounts, IPasswordHasher<AppUser> hasher,
    SecondRegistrations seconds, AccountMails mails, IClock clock, DemoMode demo)
{
    /// <summary>Opens an account, or notes that somebody wanted one at an address that has one.</summary>
    /// <param name="email">The address, valid by <see cref="CredentialRules"/>.</param>
    /// <param name="password">The password, valid by <see cref="CredentialRules"/>.</param>
    /// <param name="displayName">What the person wants to be called, or null.</param>
    /// <param name="agreed">The terms that the person was shown and agreed to, or null where they were not asked.</param>
    /// <param name="cancellationToken">Stops before anything is kept.</param>
    public async Task RegisterAsync(string email, string password, string? displayName, ConsentText? agreed, CancellationToken cancellationToken)
    {
        if (password.Length is < CredentialRules.ShortestPassword or > CredentialRules.LongestPassword)
        {
            throw new ArgumentException("The caller should have validated the password by CredentialRules.", nameof(password));
        }

        var address = email.Trim();
        // Hashed before the transaction, because hashing takes long and SQLite has one writer.
        var hash = hasher.HashPassword(new AppUser(), password);
        var mayWrite = await mails.MayWriteToAsync(address, cancellationToken);
        if (await users.FindByEmailAsync(address) is null
            && await OpenAsync(
                address, hash, string.IsNullOrWhiteSpace(displayName) ? null : displayName.Trim(), agreed, mayWrite, cancellationToken))
        {
            return;
        }

        await NoteSecondAsync(address, hash, mayWrite, cancellationToken);
    }

    /// <summary>Sends again what was sent at the registration of an address, if one waits there.</summary>
    public async Task SendAgainAsync(string email, CancellationToken cancellationToken)
    {
        var mayWrite = await mails.MayWriteToAsync(email, cancellationToken);
        await context.TogetherAsync(
            async token =>
            {
                var user = mayWrite ? await accounts.FindAsync(email) : null;
                if (user is { EmailConfirmed: false } || (user is not null && await seconds.FindAsync(user.Id, token) is not null))
                {
                    mails.Add(KindFor(user), user);
                }
                else
                {
                    mails.AddNothing();
                }

                return true;
            },
            cancellationToken);
    }

    private async Task<bool> OpenAsync(
        string address, string hash, string? displayName, ConsentText? agreed, bool mayWrite, CancellationToken cancellationToken)
    {
        try
        {
            return await context.TogetherAsync(
                async _ =>
                {
                    var user = new AppUser
                    {
                        UserName = address,
                        Email = address,
                        EmailConfirmed = demo.Enabled,
                        DisplayName = displayName,
                        PasswordHash = hash,
                        CreatedAt = clock.GetCurrentInstant(),
                    };
                    if (!(await users.CreateAsync(user)).Succeeded || !(await users.AddToRoleAsync(user, Roles.Runner)).Succeeded)
                    {
                        return false;
                    }

                    if (agreed is not null)
                    {
                        ConsentRepository.Add(context, user.Id, agreed.Kind, agreed.Version, clock.GetCurrentInstant());
                    }

                    if (mayWrite && !demo.Enabled)
                    {
                        mails.Add(MailKinds.ConfirmAddress, user);
                    }

                    return true;
                },
                cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Somebody registered the same address at the same moment; the unique index kept the first.
            return false;
        }
    }

    private Task<bool> NoteSecondAsync(string address, string hash, bool mayWrite, CancellationToken cancellationToken) => context.TogetherAsync(
        async token =>
        {
            if (await users.FindByEmailAsync(address) is not { } user)
            {
                mails.AddNothing();
                return false;
            }

            if (!demo.Enabled)
            {
                await seconds.NoteAsync(user.Id, hash, token);
            }

            if (mayWrite && accounts.IsOpen(user))
            {
                mails.Add(KindFor(user), user);
            }

            return true;
        },
        cancellationToken);

    private static string KindFor(AppUser user) => user.EmailConfirmed ? MailKinds.AddressTaken : MailKinds.ConfirmAddress;
}
