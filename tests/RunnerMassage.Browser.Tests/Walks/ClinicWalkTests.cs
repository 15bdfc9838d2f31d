using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace RunnerMassage.Browser.Tests.Walks;

/// <summary>Sofia adds a massage type that runners then find, and puts a mail into her own words. Each page is held against the rules of accessibility.</summary>
public sealed class ClinicWalkTests(Chromium chromium)
{
    [Fact]
    public async Task A_massage_type_is_added_and_can_be_booked_and_a_mail_is_reworded()
    {
        await using var site = await Site.StartAsync();
        await using var context = await chromium.NewContextAsync((Look.Phone with { Motion = false }).ToContext(site));
        var page = await SignInAsync(context, "Sofia Keller");
        var complaints = Complaints.Of(page);

        await page.GotoAsync("/admin/types");
        await page.ShouldBeFlawlessAtAllWidthsAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Add a massage type" }).TapAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Foot care");
        await page.GetByLabel("For whom it is, in one sentence").FillAsync("For soles that have run far.");
        await page.GetByLabel("Minutes, row 1").FillAsync("20");
        await page.GetByLabel("Price, row 1").FillAsync("25");
        await page.ShouldBeFlawlessAtAllWidthsAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).TapAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Who gives Foot care" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Elena Brandt" }).CheckAsync();
        await page.ShouldBeFlawlessAtAllWidthsAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).TapAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Foot care" })).ToBeVisibleAsync();
        await page.GotoAsync("/times?massageType=foot-care&minutes=20");
        await Expect(page.Locator("#times a.time").First).ToBeVisibleAsync();

        await page.GotoAsync("/admin/mail-texts/session-booked");
        await page.GetByLabel("Subject", new() { Exact = true }).FillAsync("See you on {date}");
        await page.GetByLabel("Opening words").FillAsync("We look forward to it, {name}.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Preview" }).TapAsync();
        await Expect(page.FrameLocator("iframe").GetByText("We look forward to it, Mara Lind.")).ToBeVisibleAsync();
        await page.ShouldBeFlawlessAtAllWidthsAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).TapAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("written with your words");

        foreach (var address in new[] { "/admin/clinic", "/admin/therapists/elena", "/admin/rooms/room-1", "/admin/races/add" })
        {
            await page.GotoAsync(address);
            await page.ShouldBeFlawlessAtAllWidthsAsync();
        }

        complaints.ShouldBeNone();
    }

    private static async Task<IPage> SignInAsync(IBrowserContext context, string person)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync("/account/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = person }).ClickAsync();
        await page.GetByText("Signed in as").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return page;
    }
}
