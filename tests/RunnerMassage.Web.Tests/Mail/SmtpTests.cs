using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RunnerMassage.Data;
using RunnerMassage.Data.Mail;
using RunnerMassage.Data.Setup;
using RunnerMassage.Testing;
using RunnerMassage.Testing.Mail;
using RunnerMassage.Web.Mail;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Mail;

/// <summary>What becomes of a mail by what a real mail server answers, and how an admin has it sent again.</summary>
public sealed class SmtpTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_that_is_put_off_waits_and_then_arrives()
    {
        await using var mailServer = await MailServer.StartAsync(Cancelled);
        await using var app = SiteWith(mailServer.Port);
        await mailServer.OrderAsync("putoff", Cancelled);
        var id = await app.AddAccountMailAsync(MailKinds.PasswordChanged, "mara");
        (await SendAsync(app)).ShouldBe(0);
        var row = await app.MailRowAsync(id);
        (row.Attempts, row.NextAttemptAt, row.LastError).ShouldBe((1, WebApp.DefaultNow + Duration.FromMinutes(1), "PutOff 451"));

        await mailServer.OrderAsync("accept", Cancelled);
        (await SendAsync(app)).ShouldBe(0, "its pause is not over");
        app.Clock.AdvanceMinutes(1);
        (await SendAsync(app)).ShouldBe(1);
        (await SendAsync(app)).ShouldBe(0);
        await mailServer.TakenAsync(1, Cancelled);
        mailServer.Taken.ShouldBe([$"{id}@lanefour.example"]);
    }

    [Fact]
    public async Task A_mailbox_that_does_not_exist_is_given_up_at_once_and_an_admin_sends_again()
    {
        await using var mailServer = await MailServer.StartAsync(Cancelled);
        await using var app = SiteWith(mailServer.Port);
        await mailServer.OrderAsync("unknown", Cancelled);
        var id = await app.AddAccountMailAsync(MailKinds.PasswordChanged, "mara");
        await SendAsync(app);
        var row = await app.MailRowAsync(id);
        (row.DeadAt, row.LastError).ShouldBe((WebApp.DefaultNow, "RecipientRefused 550"));

        var sofia = await app.SignInAsync("sofia");
        var page = await sofia.GetAsync("/admin/mail");
        page.Text.ShouldContain("One mail could not be sent. None is waiting.");
        page.Text.ShouldContain("mara@demo.example");
        page.Text.ShouldContain("The mail server knows no such mailbox (answer 550). Ask the person for the right address.");
        page.Text.ShouldContain($"the mail server 127.0.0.1, port {mailServer.Port}");
        (await page.SubmitAsync("main form")).Text.ShouldContain("The mail is on its way again.");
        (await page.SubmitAsync("main form")).Text.ShouldContain("no longer among those that were given up");

        await mailServer.OrderAsync("accept", Cancelled);
        (await SendAsync(app)).ShouldBe(1);
        await mailServer.TakenAsync(1, Cancelled);
        mailServer.Taken.ShouldBe([$"{id}@lanefour.example"]);
    }

    [Fact]
    public async Task The_log_tells_what_went_wrong_and_not_with_whom()
    {
        var folder = Directory.CreateTempSubdirectory("runnermassage-web-").FullName;
        await using var mailServer = await MailServer.StartAsync(Cancelled);
        await mailServer.OrderAsync("unknown", Cancelled);
        await using (var app = SiteWith(mailServer.Port, folder))
        {
            app.Settings["Serilog:MinimumLevel:Default"] = "Information";
            await app.AddAccountMailAsync(MailKinds.PasswordChanged, "mara");
            await SendAsync(app);
        }

        var log = string.Concat(Directory.GetFiles(Path.Combine(folder, "logs")).Select(File.ReadAllText));
        log.ShouldContain("RecipientRefused 550");
        log.ShouldNotContain("mara@", Case.Insensitive);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_mail_that_ended_its_sender_every_time_is_given_up()
    {
        await using var app = new WebApp();
        var id = await app.AddAccountMailAsync(MailKinds.PasswordChanged, "mara");
        await app.WithAsync<RunnerMassageContext, int>(context => context.OutboxMessages.ExecuteUpdateAsync(
            set => set.SetProperty(mail => mail.Attempts, 13).SetProperty(mail => mail.LastError, "Interrupted"), Cancelled));
        (await app.MailsAsync()).ShouldBeEmpty();
        (await app.MailRowAsync(id)).DeadAt.ShouldBe(WebApp.DefaultNow);
    }

    [Fact]
    public async Task Without_the_mail_server_everything_waits()
    {
        await using var app = SiteWith(LoopbackPort.Find());
        foreach (var person in new[] { "mara", "jonas", "priya" })
        {
            await app.AddAccountMailAsync(MailKinds.PasswordChanged, person);
        }

        (await SendAsync(app)).ShouldBe(0);
        var page = await (await app.SignInAsync("sofia")).GetAsync("/admin/mail");
        page.Text.ShouldContain("No mail was given up. 3 are waiting.");
        var rows = page.Document.QuerySelectorAll("main .mail-list li").Select(row => row.TextContent).ToList();
        rows.Count.ShouldBe(3);
        rows.ShouldAllBe(row => row.Contains("The mail server could not be reached.", StringComparison.Ordinal)
            && row.Contains("Tuesday 6 April 2027, 09:01", StringComparison.Ordinal) && row.Contains("once", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_finds_another_sender_at_work_leaves_it_to_them()
    {
        await using var app = new WebApp();
        await app.AddAccountMailAsync(MailKinds.PasswordChanged, "mara");
        await app.WithAsync<RunnerMassage.Data.Jobs.JobLeases, bool>(leases =>
            leases.AcquireAsync(OutboxSender.Job, "another node", WebApp.DefaultNow, WebApp.DefaultNow + Duration.FromMinutes(1), Cancelled));

        (await app.MailsAsync()).ShouldBeEmpty();
        app.Clock.AdvanceMinutes(1);
        (await app.MailsAsync()).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("Smtp:Port", "mail", "Smtp:Port is \"mail\"; it is a whole number from 1 to 65535.")]
    [InlineData("Smtp:Security", "Maybe", "Smtp:Security is \"Maybe\"; it is one of Auto, StartTls, Tls and None.")]
    [InlineData("Smtp:From", "the clinic", "Smtp:From is \"the clinic\", which is no e-mail address.")]
    public void A_setting_that_cannot_be_used_is_refused_in_words(string key, string value, string message) =>
        Should.Throw<StartupRefusedException>(() => SmtpOptions.Read(Configuration((key, value)))).Message.ShouldBe(message);

    [Fact]
    public void A_password_never_travels_for_all_to_read()
    {
        Should.Throw<StartupRefusedException>(() =>
            SmtpOptions.Read(Configuration(("Smtp:Host", "mail.example"), ("Smtp:User", "clinic"), ("Smtp:Security", "None"))));
        SmtpOptions.Read(Configuration(("Smtp:Host", "localhost"), ("Smtp:User", "clinic"), ("Smtp:Security", "None"))).Port.ShouldBe(25);
        SmtpOptions.Read(Configuration(("Smtp:Host", "mail.example"))).Port.ShouldBe(587);
        SmtpOptions.Read(Configuration(("Smtp:Host", "mail.example"), ("Smtp:Security", "Tls"))).Port.ShouldBe(465);
        SmtpOptions.Read(Configuration()).Host.ShouldBeNull();
    }

    [Theory]
    [InlineData("ftp://lanefour.example")]
    [InlineData("lanefour.example")]
    [InlineData("https://lanefour.example/?a=b")]
    public void An_address_of_the_site_that_leads_nowhere_is_refused(string address) =>
        Should.Throw<StartupRefusedException>(() => SiteAddress.Read(Configuration(("Site:Url", address))));

    private static IConfiguration Configuration(params (string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Key, setting.Value))).Build();

    private static Task<int> SendAsync(WebApp app) => app.Services.GetRequiredService<OutboxSender>().SendDueAsync(Cancelled);

    private static WebApp SiteWith(int port, string? folder = null)
    {
        var app = folder is null ? new WebApp() : new WebApp(folder);
        app.Settings["Smtp:Host"] = "127.0.0.1";
        app.Settings["Smtp:Port"] = port.ToString(CultureInfo.InvariantCulture);
        app.Settings["Smtp:Security"] = "None";
        return app;
    }
}
