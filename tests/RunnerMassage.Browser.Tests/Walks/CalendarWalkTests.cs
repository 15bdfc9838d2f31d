using Microsoft.Playwright;
using NodaTime;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace RunnerMassage.Browser.Tests.Walks;

/// <summary>Elena takes a morning off in the calendar, in which Mara has booked; sees it before she saves, and takes it back.</summary>
public sealed class CalendarWalkTests(Chromium chromium)
{
    private const string Thursday = "2027-05-13";

    [Fact]
    public Task Time_off_is_drawn_with_the_mouse() => WalkAsync(async page =>
    {
        var box = (await page.Locator($".cal-library [role=gridcell][data-date='{Thursday}']").Last.BoundingBoxAsync())!;
        // Drawn from 9 to 20 o'clock: from just after 9:30 to just before 12.
        float At(double hour) => (float)(box.Y + (box.Height * (hour - 9) / 11));
        await page.Mouse.MoveAsync(box.X + (box.Width / 2), At(9.55));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + (box.Width / 2), At(10.8), new() { Steps = 4 });
        await page.Mouse.MoveAsync(box.X + (box.Width / 2), At(11.95), new() { Steps = 4 });
        await Expect(page.Locator(".cal-chosen").First).ToBeVisibleAsync();
        await page.Mouse.UpAsync();
    });

    [Fact]
    public Task Time_off_is_marked_with_the_arrow_keys() => WalkAsync(async page =>
    {
        await page.Locator(".cal-keys").FocusAsync();
        await Expect(Said(page)).ToHaveTextAsync("Monday 10 May, 10:00. Enter starts here.");
        await PressAsync(page, "ArrowRight", "ArrowRight", "ArrowRight", "ArrowUp", "Enter", "ArrowDown", "ArrowRight");
        await Expect(Said(page)).ToHaveTextAsync("Thursday 13 May, 09:30–10:30. Enter ends here, Escape gives up.");
        await PressAsync(page, "Escape", "ArrowUp", "Enter", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown");
        await Expect(Said(page)).ToHaveTextAsync("Thursday 13 May, 09:30–12:00. Enter ends here, Escape gives up.");
        await Expect(page.Locator(".cal-chosen")).ToBeInViewportAsync();
        await PressAsync(page, "Enter");
    });

    [Fact]
    public async Task Days_of_a_month_are_marked_with_the_arrow_keys()
    {
        await using var site = await Site.StartAsync();
        await using var context = await chromium.NewContextAsync(Look.Desktop.ToContext(site));
        var page = await OpenAsync(context, $"/calendar?view=month&date={Thursday}");
        await page.Locator(".cal-keys").FocusAsync();
        await PressAsync(page, "ArrowDown", "Enter", "ArrowRight", "ArrowRight");
        await Expect(Said(page)).ToHaveTextAsync("Thursday 20 May to Saturday 22 May. Enter ends here, Escape gives up.");
        await PressAsync(page, "Enter");
        await page.ArriveAtAsync("/calendar/time-off?from=2027-05-20&to=2027-05-22");
    }

    private async Task WalkAsync(Func<IPage, Task> mark)
    {
        await using var site = await Site.StartAsync();
        await site.BookAsync("mara", Instant.FromUtc(2027, 5, 13, 8, 0));
        await using var context = await chromium.NewContextAsync(Look.Desktop.ToContext(site));
        Complaints complaints = null!;
        var page = await OpenAsync(context, $"/calendar?date={Thursday}", tab => complaints = Complaints.Of(tab));
        await mark(page);

        await page.ArriveAtAsync($"/calendar/time-off?from={Thursday}T09%3A30&to={Thursday}T12%3A00");
        await page.GetByLabel("Reason").FillAsync("Course");
        await page.GetByRole(AriaRole.Button, new() { Name = "See what is affected" }).ClickAsync();
        await Expect(page.Locator(".cal-affected li")).ToHaveTextAsync("Thursday 13 May 2027, 10:00–11:00Mara Lind, Swedish");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        var saved = page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Saved: time off, Thursday 13 May 2027, 09:30–12:00" });
        var offers = await context.NewPageAsync();
        await offers.GotoAsync((await saved.GetByRole(AriaRole.Link, new() { Name = "Offer other times" }).GetAttributeAsync("href"))!);
        await Expect(offers.GetByRole(AriaRole.Main)).ToContainTextAsync("Mara Lind");
        await offers.CloseAsync();
        await Expect(page.Locator(".cal-library")).ToContainTextAsync("Time off 09:30–12:00: Course");
        await Expect(page.Locator(".cal-library")).ToContainTextAsync("Mara Lind, Swedish, Room 1, outside the hours");
        await saved.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();

        await Expect(page.Locator(".toast")).ToContainTextAsync("Undone: the hours are as they were before.");
        await Expect(page.Locator(".cal-library")).ToContainTextAsync("Mara Lind, Swedish, Room 1");
        await Expect(page.Locator(".cal-library")).Not.ToContainTextAsync("Time off");
        (await site.SessionsOfAsync("mara")).ShouldContain(session => session.Start == Instant.FromUtc(2027, 5, 13, 8, 0));
        complaints.ShouldBeNone();
    }

    private static async Task<IPage> OpenAsync(IBrowserContext context, string address, Action<IPage>? listen = null)
    {
        var page = await context.NewPageAsync();
        listen?.Invoke(page);
        await page.GotoAsync("/account/sign-in?returnUrl=" + Uri.EscapeDataString(address));
        await page.GetByRole(AriaRole.Button, new() { Name = "Elena Brandt" }).ClickAsync();
        await Expect(page.Locator(".cal-library [role=grid]")).ToBeVisibleAsync();
        return page;
    }

    private static ILocator Said(IPage page) => page.Locator("[data-keys-said]");

    private static async Task PressAsync(IPage page, params string[] keys)
    {
        foreach (var key in keys)
        {
            await page.Keyboard.PressAsync(key);
        }
    }
}
