using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using NodaTime.Testing;
using RunnerMassage.Data;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Mail;
using RunnerMassage.Web.Tests.Mail;
using Xunit;

namespace RunnerMassage.Web.Tests.Accounts;

/// <summary>A site whose visitors come from networks of a test's choice, whose mail can be read and whose time is one clock's alone.</summary>
internal static class AccountScene
{
    public const string Form = "main form:has([name='Input.Email'])";
    public const string ResetForm = "main form:has([name='Input.Password'])";
    public const string Nora = "nora@example.org";
    public const string Password = "four calm words here";

    private const string From = "X-Test-From";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>A site; in demo mode where the demo's people are needed.</summary>
    public static WebApp Open(bool demo, CountingHasher? hasher = null, string? dataFolder = null, FakeClock? clock = null)
    {
        clock ??= new FakeClock(WebApp.DefaultNow);
        void Configure(IServiceCollection services)
        {
            services.AddSingleton<IStartupFilter, Networks>();
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new ClockTime(clock)));
            if (hasher is not null)
            {
                services.AddScoped<IPasswordHasher<AppUser>>(_ => hasher);
            }
        }

        return dataFolder is null
            ? new WebApp { Demo = demo, Clock = clock, ConfigureServices = Configure }
            : new WebApp(dataFolder) { Demo = demo, Clock = clock, ConfigureServices = Configure };
    }

    /// <summary>A visitor from a network.</summary>
    public static Visitor VisitFrom(this WebApp app, string address)
    {
        var visitor = app.Visit();
        visitor.Client.DefaultRequestHeaders.Add(From, address);
        return visitor;
    }

    /// <summary>Types address and password into the sign-in page.</summary>
    public static async Task<VisitedPage> SignInAsync(this Visitor visitor, string email, string password) =>
        await (await visitor.GetAsync("/account/sign-in")).SubmitAsync(Form, ("Input.Email", email), ("Input.Password", password));

    public static async Task<VisitedPage> RegisterAsync(this Visitor visitor, string email, string password = Password) =>
        await (await visitor.GetAsync("/account/register"))
            .SubmitAsync(Form, ("Input.Email", email), ("Input.Password", password), ("Input.Terms", "true"));

    /// <summary>Registers and confirms.</summary>
    public static async Task AddAccountAsync(this WebApp app, string email = Nora, string password = Password)
    {
        await app.Visit().RegisterAsync(email, password);
        await (await app.Visit().GetAsync(await app.LinkInMailAsync(MailKinds.ConfirmAddress, email))).SubmitAsync(Walk.Form);
    }

    /// <summary>All mails, the oldest first.</summary>
    public static Task<List<OutboxMessage>> MailsAsync(this WebApp app) => app.WithAsync<RunnerMassageContext, List<OutboxMessage>>(
        async context => (await context.OutboxMessages.AsNoTracking().ToListAsync(Cancelled)).OrderBy(mail => mail.CreatedAt).ToList());

    public static async Task<List<string>> MailKindsAsync(this WebApp app) => (await app.MailsAsync()).ConvertAll(mail => mail.Kind);

    /// <summary>Sends the mails that wait, and reads the link in the latest of a kind to an address.</summary>
    public static async Task<string> LinkInMailAsync(this WebApp app, string kind, string to = Nora)
    {
        var page = kind switch
        {
            MailKinds.ConfirmAddress => "/account/confirm?",
            MailKinds.ResetPassword => "/account/reset?",
            MailKinds.ChangeAddress => "/account/email/confirm?",
            _ => throw new ArgumentException($"No link in {kind}.", nameof(kind)),
        };
        return (await SentMails.MailsAsync(app)).Last(mail => mail.To == to && mail.Text.Contains(page, StringComparison.Ordinal)).LinkTo(page);
    }

    public static Task<AppUser> UserAsync(this WebApp app, string email) => app.WithAsync<UserManager<AppUser>, AppUser>(
        async users => (await users.FindByEmailAsync(email))!);

    /// <summary>The time that the clock of the test shows, for what asks the framework's provider of time.</summary>
    private sealed class ClockTime(IClock clock) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => clock.GetCurrentInstant().ToDateTimeOffset();
    }

    private sealed class Networks : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                if (IPAddress.TryParse(context.Request.Headers[From], out var address))
                {
                    context.Connection.RemoteIpAddress = address;
                }

                return rest(context);
            });
            next(app);
        };
    }
}
