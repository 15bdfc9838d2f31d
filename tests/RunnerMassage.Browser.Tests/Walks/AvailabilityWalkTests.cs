using Microsoft.Playwright;
using NodaTime;
using RunnerMassage.Scheduling.Booking;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace RunnerMassage.Browser.Tests.Walks;

/// <summary>
/// Elena gives up her Thursdays though Mara has booked one, sees that before she saves, and moves Mara to the day after; then a Sunday that
/// Sofia enters meanwhile is not lost. Each page on the way is held against the rules of accessibility, on a phone and on a desk.
/// </summary>
public sealed class AvailabilityWalkTests(Chromium chromium)
{
    private static readonly Instant Booked = Instant.FromUtc(2027, 5, 13, 8, 0);

    [Fact]
    public async Task Thursdays_are_given_up_and_the_session_on_one_is_moved()
    {
        await using var site = await Site.StartAsync();
        var session = await site.BookAsync("mara", Booked);
        await using var context = await chromium.NewContextAsync((Look.Phone with { Motion = false }).ToContext(site));
        var page = await SignInAsync(context, "Elena Brandt");
        var complaints = Complaints.Of(page);

        await page.GotoAsync("/availability");
        await page.ShouldBeFlawlessAtAllWidthsAsync();
        await Link(page, "Change the weekly hours").TapAsync();
        await page.ShouldBeFlawlessAtAllWidthsAsync();

        // On 8 April and after it the demo has sessions of its own; the new hours leave them alone by holding from May on.
        await page.Locator("#r3-validto").EvaluateAsync("field => field.closest('details').open = true");
        await page.Locator("#r3-validto").FillAsync("2027-05-06");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add hours on Saturday" }).TapAsync();
        await Expect(page.Locator("#r3-validto")).ToHaveValueAsync("2027-05-06");
        await page.Locator("#r5-from").FillAsync("09:00");
        await page.Locator("#r5-to").FillAsync("13:00");
        await Button(page, "Save").TapAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Mara Lind, Thursday 13 May 2027, 10:00–11:00, Swedish");
        await page.ShouldBeFlawlessAtAllWidthsAsync();
        await Button(page, "Save all the same").TapAsync();

        await Expect(Heading(page, "Sessions outside your hours")).ToBeVisibleAsync();
        await page.ShouldBeFlawlessAtAllWidthsAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = "Fri 14 May, 10:00 Elena Brandt" }).CheckAsync();
        await page.GetByLabel("Message to Mara").FillAsync("Thursdays are over for me, I am sorry.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Move Mara Lind’s session" }).TapAsync();

        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Mara Lind’s session is moved to Friday 14 May 2027, 10:00.");
        await Expect(Content(page)).ToContainTextAsync("10:00–18:00until Thu 6 May 2027");
        await Expect(Content(page)).Not.ToContainTextAsync("outside these hours");
        var moved = (await site.SessionsOfAsync("mara")).ShouldHaveSingleItem();
        (moved.Id, moved.Start, moved.TherapistId).ShouldBe((session, Booked + Duration.FromDays(1), "elena"));
        (await site.ChangesOfAsync(session)).ShouldBe([SessionChange.Booked, SessionChange.Rescheduled]);
        complaints.ShouldBeNone();
    }

    [Fact]
    public async Task Two_who_edit_the_same_hours_both_keep_theirs()
    {
        await using var site = await Site.StartAsync();
        await using var phone = await chromium.NewContextAsync((Look.Phone with { Motion = false }).ToContext(site));
        await using var desk = await chromium.NewContextAsync(Look.Desktop.ToContext(site));
        var (elena, sofia) = (await SignInAsync(phone, "Elena Brandt"), await SignInAsync(desk, "Sofia Keller"));
        await elena.GotoAsync("/availability/week");
        await AddAsync(elena, "Saturday");
        await sofia.GotoAsync("/availability/week?therapistId=elena");
        await AddAsync(sofia, "Sunday");
        await Button(sofia, "Save").ClickAsync();
        await Expect(sofia.GetByRole(AriaRole.Status)).ToContainTextAsync("The weekly hours are saved.");

        await Button(elena, "Save").ClickAsync();
        await Expect(elena.GetByRole(AriaRole.Alert)).ToContainTextAsync("Somebody saved other weekly hours while you were editing");
        await elena.ShouldBeFlawlessAtAllWidthsAsync();
        await elena.Locator(".versions li", new() { HasText = "Sunday" }).GetByRole(AriaRole.Button).ClickAsync();
        await Button(elena, "Save").ClickAsync();
        await Expect(elena.GetByRole(AriaRole.Status)).ToContainTextAsync("The weekly hours are saved.");
        await Expect(Content(elena)).ToContainTextAsync("Saturday 09:00–13:00");
        await Expect(Content(elena)).ToContainTextAsync("Sunday 09:00–13:00");

        foreach (var path in (string[])["exceptions/add", "holidays", "settings"])
        {
            await elena.GotoAsync("/availability/" + path);
            await elena.ShouldBeFlawlessAtAllWidthsAsync();
        }
    }

    private static async Task AddAsync(IPage page, string day)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = $"Add hours on {day}" }).ClickAsync();
        var added = page.GetByRole(AriaRole.Group, new() { Name = $"{day}, hours 1" });
        await added.GetByLabel("From", new() { Exact = true }).FillAsync("09:00");
        await added.GetByLabel("To", new() { Exact = true }).FillAsync("13:00");
    }

    private static ILocator Content(IPage page) => page.GetByRole(AriaRole.Main);

    private static ILocator Heading(IPage page, string text) => page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = text });

    private static ILocator Button(IPage page, string text) => page.GetByRole(AriaRole.Button, new() { Name = text, Exact = true });

    private static ILocator Link(IPage page, string text) => page.GetByRole(AriaRole.Link, new() { Name = text });

    private static async Task<IPage> SignInAsync(IBrowserContext context, string person)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync("/account/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = person }).ClickAsync();
        await page.GetByText("Signed in as").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return page;
    }
}
