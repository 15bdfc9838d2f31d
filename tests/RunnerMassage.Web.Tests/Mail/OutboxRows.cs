using Microsoft.EntityFrameworkCore;
using RunnerMassage.Data;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Mail;
using Xunit;

namespace RunnerMassage.Web.Tests.Mail;

/// <summary>Puts mails into a site's outbox.</summary>
internal static class OutboxRows
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Adds a mail.</summary>
    public static Task<string> AddMailAsync(this WebApp app, OutboxMail mail) => app.WithAsync<RunnerMassageContext, string>(async context =>
    {
        var row = Outbox.Message(mail, app.Clock.GetCurrentInstant());
        context.Add(row);
        await context.SaveChangesAsync(Cancelled);
        return row.Id;
    });

    /// <summary>A mail about an account of the demo's people.</summary>
    public static async Task<string> AddAccountMailAsync(
        this WebApp app, string kind, string person, string? address = null, string? data = null) => await app.AddMailAsync(new OutboxMail
        {
            EventKey = $"{kind}:{Guid.NewGuid():N}",
            Kind = kind,
            UserId = await app.AccountAsync(person),
            Address = address,
            Data = data,
        });

    /// <summary>The row of a mail.</summary>
    public static Task<OutboxMessage> MailRowAsync(this WebApp app, string id) => app.WithAsync<RunnerMassageContext, OutboxMessage>(
        context => context.OutboxMessages.AsNoTracking().SingleAsync(message => message.Id == id, Cancelled));

    /// <summary>Changes the account of one of the demo's people.</summary>
    public static async Task ChangeUserAsync(this WebApp app, string person, Action<AppUser> change)
    {
        var id = await app.AccountAsync(person);
        await app.WithAsync<RunnerMassageContext, int>(async context =>
        {
            change(await context.Users.SingleAsync(user => user.Id == id, Cancelled));
            return await context.SaveChangesAsync(Cancelled);
        });
    }

    /// <summary>Names of the massage types that the site offers.</summary>
    public static Task<List<string>> MassageTypesAsync(this WebApp app) =>
        app.WithAsync<RunnerMassageContext, List<string>>(context => context.MassageTypes.Select(type => type.Name).ToListAsync(Cancelled));
}
