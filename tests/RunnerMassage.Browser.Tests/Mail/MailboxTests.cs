using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NodaTime;
using RunnerMassage.Data;
using RunnerMassage.Data.Mail;
using RunnerMassage.Web.Mail;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace RunnerMassage.Browser.Tests.Mail;

/// <summary>The demo's mailbox, with a mail in its sandbox, and what an admin sees of a mail that was given up.</summary>
public sealed class MailboxTests(Chromium chromium)
{
    private static readonly Instant Start = Instant.FromUtc(2027, 5, 13, 8, 0);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_booking_arrives_in_the_mailbox_and_its_link_leads_to_the_session()
    {
        await using var site = await Site.StartAsync();
        var session = await site.BookAsync("mara", Start);
        await SendAllAsync(site);
        await using var context = await chromium.NewContextAsync((Look.Phone with { Motion = false }).ToContext(site));
        var page = await context.NewPageAsync();
        var complaints = Complaints.Of(page);
        await page.GotoAsync("/mailbox");
        await ShouldBeWellAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Appointment booked: Thursday 13 May 2027, 10:00" }).ClickAsync();
        await ShouldBeWellAsync(page);
        var mail = page.FrameLocator("iframe");
        await Expect(mail.GetByRole(AriaRole.Heading, new() { Name = "Appointment booked" })).ToBeVisibleAsync();
        await Expect(mail.Locator("body")).ToContainTextAsync("Thursday 13 May 2027, 10:00–11:00, Berlin time (CEST)");

        // The link leads out of the frame, to a stranger who is asked to sign in first.
        await mail.GetByRole(AriaRole.Link, new() { Name = "See, move or cancel it" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Mara Lind" }).ClickAsync();
        await page.ArriveAtAsync($"/sessions/{session}");
        complaints.ShouldBeNone();
    }

    [Fact]
    public async Task An_admin_sees_why_a_mail_was_given_up_and_sends_it_again()
    {
        await using var site = await Site.StartAsync();
        await using (var scope = site.Services.CreateAsyncScope())
        {
            var database = scope.ServiceProvider.GetRequiredService<RunnerMassageContext>();
            var mara = await database.Users.SingleAsync(user => user.Email == "mara@demo.example", Cancelled);
            var row = Outbox.Message(new OutboxMail { EventKey = "refused", Kind = MailKinds.PasswordChanged, UserId = mara.Id }, Site.DefaultNow);
            (row.NextAttemptAt, row.DeadAt, row.Attempts, row.LastError) = (null, Site.DefaultNow, 1, "RecipientRefused 550");
            database.Add(row);
            await database.SaveChangesAsync(Cancelled);
        }

        await using var context = await chromium.NewContextAsync((Look.Desktop with { Motion = false }).ToContext(site));
        var page = await context.NewPageAsync();
        var complaints = Complaints.Of(page);
        await page.GotoAsync("/account/sign-in?returnUrl=%2Fadmin%2Fmail");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sofia Keller" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("The mail server knows no such mailbox (answer 550).");
        await ShouldBeWellAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send again" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("The mail is on its way again.");
        complaints.ShouldBeNone();
    }

    /// <summary>Flawless on phone and desktop, in light and dark.</summary>
    private static async Task ShouldBeWellAsync(IPage page)
    {
        foreach (var (width, scheme) in new[] { (390, ColorScheme.Light), (1280, ColorScheme.Dark) })
        {
            await page.SetViewportSizeAsync(width, 844);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.ShouldBeFlawlessAsync();
        }
    }

    /// <summary>Sends what waits; where the site's own job is at it already, until that has done it.</summary>
    private static async Task SendAllAsync(Site site)
    {
        bool waiting;
        do
        {
            await site.Services.GetRequiredService<OutboxSender>().SendDueAsync(Cancelled);
            await using var scope = site.Services.CreateAsyncScope();
            waiting = await scope.ServiceProvider.GetRequiredService<RunnerMassageContext>().OutboxMessages.AnyAsync(mail => mail.SentAt == null, Cancelled);
        }
        while (waiting);
    }
}
