using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RunnerMassage.Data;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Mail;
using RunnerMassage.Data.People;
using RunnerMassage.Web.Demo;
using Xunit;

namespace RunnerMassage.Web.Tests.People;

/// <summary>Steps with links and accounts of those who work at the clinic.</summary>
internal static class Staff
{
    public const string Password = "quiet lanes at dawn";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The path of the link in the last invite, made as whoever writes the mail makes it.</summary>
    public static Task<string> InviteLinkAsync(this WebApp app) => app.WithAsync<IServiceProvider, string>(async services =>
    {
        var context = services.GetRequiredService<RunnerMassageContext>();
        var mail = await context.OutboxMessages.AsNoTracking().Where(message => message.Kind == MailKinds.Invite)
            .OrderByDescending(message => message.CreatedAt).FirstAsync(Cancellation);
        var token = await services.GetRequiredService<LinkTokens>().CreateAsync(
            mail.Kind, mail.UserId, mail.Address, mail.Data, StaffInvites.LinkLifetime, Cancellation);
        await context.SaveChangesAsync(Cancellation);
        return $"/account/invitation?token={token}";
    });

    /// <summary>An account with its roles, or null.</summary>
    public static Task<(AppUser User, string Roles)?> FindAccountAsync(this WebApp app, string email) =>
        app.WithAsync<RunnerMassageContext, (AppUser, string)?>(async context =>
        {
            if (await context.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Email == email, Cancellation) is not { } user)
            {
                return null;
            }

            var roles = await context.UserRoles.Where(held => held.UserId == user.Id).Select(held => held.RoleId).ToListAsync(Cancellation);
            return (user, string.Join(' ', roles.Order(StringComparer.Ordinal)));
        });

    /// <summary>Signs in by the form.</summary>
    public static async Task<VisitedPage> SignInAsync(this Visitor visitor, string email, string password = DemoPeople.Password) =>
        await (await visitor.GetAsync("/account/sign-in")).SubmitAsync(Walk.Form, ("Input.Email", email), ("Input.Password", password));

    /// <summary>What the audit log says, the first entry first.</summary>
    public static Task<List<string>> LoggedAsync(this WebApp app) => app.WithAsync<RunnerMassageContext, List<string>>(context =>
        context.AuditEntries.OrderBy(entry => entry.Id).Select(entry => entry.ActorName + " " + entry.Action + " " + entry.Details).ToListAsync(Cancellation));
}
