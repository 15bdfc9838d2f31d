using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace RunnerMassage.Browser.Tests.Walks;

/// <summary>Somebody on a phone, in the dark, wonders when to come, reads what is known, and goes on to plan; the browser has nothing to complain of.</summary>
public sealed class GuideWalkTests(Chromium chromium)
{
    [Fact]
    public async Task A_guide_is_read_on_a_phone()
    {
        await using var site = await Site.StartAsync();
        await using var context = await chromium.NewContextAsync((Look.Phone with { Scheme = ColorScheme.Dark }).ToContext(site));
        var page = await context.NewPageAsync();
        var complaints = Complaints.Of(page);
        await page.GotoAsync("/");
        await page.Locator("details.menu > summary").TapAsync();
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Main, small screens" }).GetByRole(AriaRole.Link, new() { Name = "Guide" }).TapAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "When is the right time?" }).TapAsync();

        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "A marathon" })).ToBeVisibleAsync();
        await page.GetByText("The same as a table").TapAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "A marathon" }).First).ToContainTextAsync("Ideal");
        await page.GetByRole(AriaRole.Navigation, new() { Name = "On this page" }).GetByRole(AriaRole.Link, new() { Name = "Before a race" }).TapAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Before a race", Exact = true })).ToBeInViewportAsync();
        await page.GetByText("4 sources").TapAsync();
        await Expect(page.GetByText("Wiltshire 2010")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Print this guide" })).ToBeVisibleAsync();

        // Structured data is data: the policy lets it stand, and nothing of it runs.
        await Expect(page.Locator("head script[type='application/ld+json']")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Link, new() { Name = "Plan around my running", Exact = true }).Last.TapAsync();
        await page.ArriveAtAsync("/plan");
        complaints.ShouldBeNone();
    }
}
