using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using RunnerMassage.Data.Mail;
using RunnerMassage.Scheduling;
using RunnerMassage.Web.Demo;
using RunnerMassage.Web.Mail;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace RunnerMassage.Browser.Tests.Walks;

/// <summary>How people come to the clinic, are shut out of it, and leave it.</summary>
public sealed partial class PeopleWalkTests(Chromium chromium)
{
    private const string Password = "quiet lanes at dawn";

    [Fact]
    public async Task An_invited_therapist_comes_in_by_the_mail()
    {
        await using var site = await Site.StartAsync();
        await using var office = await chromium.NewContextAsync(Look.Desktop.ToContext(site));
        var sofia = await SignInAsync(office, "Sofia Keller", "/admin/invites");
        await sofia.GetByLabel("Their e-mail address").FillAsync("nora@clinic.example");
        await sofia.GetByRole(AriaRole.Button, new() { Name = "Send the invite" }).ClickAsync();
        await Expect(sofia.GetByRole(AriaRole.Status)).ToContainTextAsync("An invite is on its way to nora@clinic.example.");

        await using var home = await chromium.NewContextAsync(Look.Phone.ToContext(site));
        var nora = await home.NewPageAsync();
        var complaints = Complaints.Of(nora);
        await nora.GotoAsync(await LinkInMailAsync(site));
        await Expect(nora.GetByRole(AriaRole.Main)).ToContainTextAsync("Sofia Keller invites you to Lane Four as therapist.");
        await nora.GetByLabel("Your name").FillAsync("Nora Adler");
        await nora.GetByLabel("Choose a password").FillAsync(Password);
        await nora.GetByRole(AriaRole.Button, new() { Name = "Accept" }).TapAsync();
        await Expect(nora.GetByLabel("E-mail")).ToHaveValueAsync("nora@clinic.example");
        await nora.GetByLabel("Password").FillAsync(Password);
        await nora.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).TapAsync();
        await Expect(nora.GetByText("Signed in as Nora Adler")).ToBeAttachedAsync();
        complaints.ShouldBeNone();

        await sofia.ReloadAsync();
        await Expect(sofia.GetByRole(AriaRole.Main)).ToContainTextAsync("Accepted");
    }

    [Fact]
    public async Task An_admin_shuts_somebody_out_and_finds_it_in_the_log()
    {
        await using var site = await Site.StartAsync();
        await using var context = await chromium.NewContextAsync(Look.Phone.ToContext(site));
        var sofia = await SignInAsync(context, "Sofia Keller", "/admin/users");
        var complaints = Complaints.Of(sofia);
        await sofia.GetByLabel("Name, address or phone").FillAsync("okafor");
        await sofia.GetByRole(AriaRole.Button, new() { Name = "Find" }).TapAsync();
        await sofia.GetByRole(AriaRole.Link, new() { Name = "Jonas Okafor" }).TapAsync();
        await sofia.GetByRole(AriaRole.Link, new() { Name = "Deactivate" }).TapAsync();
        await Expect(sofia.GetByRole(AriaRole.Main)).ToContainTextAsync("Nothing is deleted.");
        await sofia.GetByRole(AriaRole.Button, new() { Name = "Yes, deactivate" }).TapAsync();
        await Expect(sofia.GetByRole(AriaRole.Status)).ToContainTextAsync("Jonas Okafor can no longer sign in");
        await sofia.GetByRole(AriaRole.Link, new() { Name = "What was done to this account" }).TapAsync();
        await Expect(sofia.GetByRole(AriaRole.Main)).ToContainTextAsync("deactivated an account: Jonas Okafor");
        complaints.ShouldBeNone();
    }

    [Fact]
    public async Task Somebody_sees_what_deleting_means_and_has_it_done()
    {
        await using var site = await Site.StartAsync();
        await site.BookAsync("mara", Site.DefaultNow + NodaTime.Duration.FromDays(37) + NodaTime.Duration.FromHours(1));
        await using var context = await chromium.NewContextAsync(Look.Phone.ToContext(site));
        var mara = await SignInAsync(context, "Mara Lind", "/account/data");
        var complaints = Complaints.Of(mara);
        var archive = await mara.RunAndWaitForDownloadAsync(() => mara.GetByRole(AriaRole.Button, new() { Name = "Download my data" }).TapAsync());
        archive.SuggestedFilename.ShouldBe("my-data-2027-04-06.zip");
        await mara.GetByRole(AriaRole.Link, new() { Name = "Delete my account" }).TapAsync();
        await Expect(mara.GetByRole(AriaRole.Main)).ToContainTextAsync("Your session to come is cancelled:");
        await mara.GetByLabel("Your password").FillAsync(DemoPeople.Password);
        await mara.GetByRole(AriaRole.Button, new() { Name = "Delete my account for good" }).TapAsync();
        await Expect(mara.GetByRole(AriaRole.Status)).ToContainTextAsync("Your account is deleted");
        complaints.ShouldBeNone();
        (await site.StatusesOfAsync(DemoPeople.AccountOf("mara"))).ShouldAllBe(status => status == SessionStatus.Cancelled);
    }

    private static async Task<IPage> SignInAsync(IBrowserContext context, string person, string address)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync("/account/sign-in?returnUrl=" + Uri.EscapeDataString(address));
        await page.GetByRole(AriaRole.Button, new() { Name = person }).ClickAsync();
        await page.ArriveAtAsync(address);
        return page;
    }

    /// <summary>Has what waits sent, by this test or by the site's own job, and reads it in the folder for mails.</summary>
    private static async Task<string> LinkInMailAsync(Site site)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var (queue, sender) = (scope.ServiceProvider.GetRequiredService<OutboxQueue>(), scope.ServiceProvider.GetRequiredService<OutboxSender>());
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await queue.HasDueAsync(site.Clock.GetCurrentInstant(), CancellationToken.None))
        {
            await sender.SendDueAsync(CancellationToken.None);
            await timer.WaitForNextTickAsync();
        }

        var mails = await scope.ServiceProvider.GetRequiredService<PickupFolder>().ListAsync(10, CancellationToken.None);
        return Link().Match(mails.Single().Message.TextBody!).Value;
    }

    [GeneratedRegex(@"http\S+/account/invitation\?token=[A-Za-z0-9_-]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Link();
}
