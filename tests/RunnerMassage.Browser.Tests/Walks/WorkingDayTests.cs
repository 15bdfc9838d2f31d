using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using RunnerMassage.Data;
using RunnerMassage.Scheduling.Booking;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace RunnerMassage.Browser.Tests.Walks;

/// <summary>A therapist's day on the phone between two clients, and a booking while somebody new is on the line.</summary>
public sealed class WorkingDayTests(Chromium chromium)
{
    [Fact]
    public async Task A_day_on_the_phone_is_arrived_undone_arrived_and_done()
    {
        await using var site = await Site.StartAsync();
        await using var context = await chromium.NewContextAsync(Look.Phone.ToContext(site));
        var (page, complaints) = await SignInAsync(context, "Elena Brandt", "/today");
        await Expect(page.Locator("[aria-current=time]")).ToContainTextAsync("Greta Lehmann");
        await page.ShouldBeFlawlessAsync();

        site.Clock.AdvanceMinutes(60);
        await page.ReloadAsync();
        var hiro = page.GetByRole(AriaRole.Article, new() { Name = "Hiro Tanaka" });
        await hiro.GetByRole(AriaRole.Button, new() { Name = "Arrived" }).TapAsync();
        await Expect(hiro).ToContainTextAsync("Undo is possible until 10:10.");
        await Expect(hiro).ToBeInViewportAsync();
        await hiro.GetByRole(AriaRole.Button, new() { Name = "Undo" }).TapAsync();
        await Expect(hiro.Locator(".client-head")).ToContainTextAsync("Booked");
        await hiro.GetByRole(AriaRole.Button, new() { Name = "Arrived" }).TapAsync();
        await Expect(hiro.Locator(".client-head")).ToContainTextAsync("Arrived");
        site.Clock.AdvanceMinutes(45);
        await page.ReloadAsync();
        await hiro.GetByRole(AriaRole.Button, new() { Name = "Done" }).TapAsync();
        await Expect(hiro.Locator(".client-head")).ToContainTextAsync("Done");
        await Expect(page.Locator(".day-head")).ToContainTextAsync("3 done, 1 no-show.");
        await page.ShouldBeFlawlessAsync();
        complaints.ShouldBeNone();

        var id = (await hiro.GetByRole(AriaRole.Link, new() { Name = "Hiro Tanaka", Exact = true }).GetAttributeAsync("href"))!["/sessions/".Length..];
        (await site.ChangesOfAsync(id)).ShouldBe(
            [SessionChange.Booked, SessionChange.Arrived, SessionChange.Reopened, SessionChange.Arrived, SessionChange.Done]);
    }

    [Fact]
    public async Task A_booking_by_phone_for_somebody_new()
    {
        await using var site = await Site.StartAsync();
        await using var context = await chromium.NewContextAsync(Look.Desktop.ToContext(site));
        var (page, complaints) = await SignInAsync(context, "Elena Brandt", "/desk");
        await page.GetByLabel("Name, e-mail address or phone").FillAsync("Quist");
        await page.GetByRole(AriaRole.Button, new() { Name = "Find" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Nobody found");
        await page.GetByRole(AriaRole.Link, new() { Name = "Somebody new" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Nora Quist");
        await page.GetByLabel("Phone").FillAsync("0171 555 0100");
        await page.GetByLabel("E-mail address").FillAsync("nora@runner.example");
        await page.ShouldBeFlawlessAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Choose a time" }).ClickAsync();

        await Expect(Heading(page, "A time for Nora Quist")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Thursday 15 April," }).ClickAsync();
        await page.Locator("#times").GetByRole(AriaRole.Link, new() { Name = "10:00" }).ClickAsync();
        await Expect(Heading(page, "Book for Nora Quist?")).ToBeVisibleAsync();
        await page.GetByLabel("Note for the session").FillAsync("Knee.");
        await page.ShouldBeFlawlessAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Book", Exact = true }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Nora Quist is booked for Thursday 15 April 2027, 10:00.");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Elena Brandt on Tuesday 6 April 2027, 09:00");
        complaints.ShouldBeNone();
        await using var scope = site.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<RunnerMassageContext>();
        var guest = await database.Users.SingleAsync(user => user.DisplayName == "Nora Quist", TestContext.Current.CancellationToken);
        (guest.IsGuest, guest.InvitedEmail, guest.PasswordHash).ShouldBe((true, "nora@runner.example", null));
        var session = await database.MassageSessions.SingleAsync(session => session.RunnerId == guest.Id, TestContext.Current.CancellationToken);
        (session.Note, session.TherapistId, session.BookedById is null).ShouldBe(("Knee.", "elena", false));
    }

    private static ILocator Heading(IPage page, string text) => page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = text });

    private static async Task<(IPage Page, Complaints Complaints)> SignInAsync(IBrowserContext context, string person, string address)
    {
        var page = await context.NewPageAsync();
        var complaints = Complaints.Of(page);
        await page.GotoAsync("/account/sign-in?returnUrl=" + Uri.EscapeDataString(address));
        await page.GetByRole(AriaRole.Button, new() { Name = person }).ClickAsync();
        await page.ArriveAtAsync(address);
        return (page, complaints);
    }
}
