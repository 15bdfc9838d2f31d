using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using RunnerMassage.Data.Audit;
using RunnerMassage.Data.Guidance;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace RunnerMassage.Browser.Tests.Walks;

/// <summary>An admin writes guidance, with the keyboard and with a finger.</summary>
public sealed class GuideEditingTests(Chromium chromium)
{
    [Fact]
    public async Task An_admin_drafts_previews_hands_in_publishes_and_brings_the_older_text_back()
    {
        await using var site = await Site.StartAsync();
        await using var office = await chromium.NewContextAsync(Look.Desktop.ToContext(site));
        await using var outside = await chromium.NewContextAsync(Look.Phone.ToContext(site));
        var (sofia, stranger) = (await SignInAsync(office, "/admin/guides/when"), await outside.NewPageAsync());
        var complaints = (Complaints[])[Complaints.Of(sofia), Complaints.Of(stranger)];
        await stranger.GotoAsync("/guide/when");
        var before = await stranger.GetByRole(AriaRole.Heading, new() { Level = 2 }).First.InnerTextAsync();

        // The toolbar is one stop of the Tab key before the text; arrows reach its buttons.
        var text = sofia.GetByLabel("Text", new() { Exact = true });
        await text.FillAsync("");
        await sofia.Keyboard.TypeAsync("Legs first");
        await sofia.Keyboard.PressAsync("Shift+Tab");
        await Expect(Tool(sofia, "Heading")).ToBeFocusedAsync();
        await sofia.Keyboard.PressAsync("Enter");
        await Expect(text).ToHaveValueAsync("## Legs first");
        await sofia.Keyboard.TypeAsync("\n\nThen the ");
        await sofia.Keyboard.PressAsync("Control+b");
        await sofia.Keyboard.TypeAsync("watch");
        await Expect(text).ToHaveValueAsync("## Legs first\n\nThen the **watch**");
        await sofia.Keyboard.PressAsync("Control+z");
        await sofia.Keyboard.PressAsync("Control+y");
        await sofia.Keyboard.PressAsync("Control+End");
        await sofia.Keyboard.TypeAsync("\n\nsoft\nslow");
        await sofia.Keyboard.PressAsync("Shift+ArrowUp");
        await sofia.Keyboard.PressAsync("Shift+Tab");
        foreach (var _ in (string[])["Bold", "Italic", "List"])
        {
            await sofia.Keyboard.PressAsync("ArrowRight");
        }

        await Expect(Tool(sofia, "List")).ToBeFocusedAsync();
        await sofia.Keyboard.PressAsync("Enter");
        await Expect(text).ToHaveValueAsync("## Legs first\n\nThen the **watch**\n\n- soft\n- slow");
        var preview = sofia.GetByRole(AriaRole.Region, new() { Name = "Preview of the guide" });
        await Expect(preview.GetByRole(AriaRole.Heading, new() { Name = "Legs first" })).ToBeVisibleAsync();
        await Expect(preview.Locator("strong")).ToHaveTextAsync("watch");
        await Expect(preview.Locator(".prose li")).ToHaveTextAsync(["soft", "slow"]);

        await PressAsync(sofia, "Save draft", "Version 2 is saved as a draft.");
        await stranger.ReloadAsync();
        await Expect(stranger.GetByRole(AriaRole.Heading, new() { Name = "Legs first" })).ToHaveCountAsync(0);
        await sofia.GetByLabel("What has changed?").FillAsync("All new");
        await PressAsync(sofia, "Hand in for review", "Version 3 waits for another admin to look at it.");
        await sofia.GetByLabel("What has changed?").FillAsync("All new");
        await PressAsync(sofia, "Publish now", "Version 4 is published: visitors see it now.");
        await stranger.ReloadAsync();
        await Expect(stranger.GetByRole(AriaRole.Heading, new() { Name = "Legs first" })).ToBeVisibleAsync();

        await sofia.GetByRole(AriaRole.Link, new() { Name = "All versions" }).ClickAsync();
        await sofia.GetByRole(AriaRole.Link, new() { Name = "Bring back version 1" }).ClickAsync();
        await Expect(sofia.Locator(".diff-removed").First).ToContainTextAsync("Legs first");
        await sofia.ShouldBeAccessibleAsync();
        await PressAsync(sofia, "Bring it back and publish now", "Version 5 brings version 1 back: visitors see it now.");
        await stranger.ReloadAsync();
        (await stranger.GetByRole(AriaRole.Heading, new() { Level = 2 }).First.InnerTextAsync()).ShouldBe(before);
        Array.ForEach(complaints, all => all.ShouldBeNone());
    }

    [Fact]
    public async Task On_a_phone_an_admin_adds_a_picture_decides_a_race_and_reviews()
    {
        await using var site = await Site.StartAsync();
        await using var context = await chromium.NewContextAsync(Look.Phone.ToContext(site));
        var sofia = await SignInAsync(context, "/admin/guides/images");
        var complaints = Complaints.Of(sofia);
        await sofia.GetByLabel("Picture", new() { Exact = true }).SetInputFilesAsync(
            new FilePayload { Name = "track.png", MimeType = "image/png", Buffer = await sofia.ScreenshotAsync() });
        await sofia.GetByLabel("What does it show?").FillAsync("A page of this clinic");
        await sofia.GetByRole(AriaRole.Button, new() { Name = "Add the picture" }).TapAsync();
        await Expect(sofia.GetByRole(AriaRole.Status)).ToContainTextAsync("The picture is here.");

        await sofia.GotoAsync("/admin/guides/when");
        await SaveAsNoraAsync(site, 1, "Their sentence.", GuideState.Draft);
        await sofia.GetByLabel("Text", new() { Exact = true }).FillAsync("Mine.");
        await sofia.GetByRole(AriaRole.Button, new() { Name = "Picture" }).TapAsync();
        await sofia.GetByRole(AriaRole.Button, new() { Name = "A page of this clinic" }).TapAsync();
        await Expect(sofia.GetByRole(AriaRole.Region, new() { Name = "Preview of the guide" }).GetByRole(AriaRole.Img, new() { Name = "A page of this clinic" })).ToBeVisibleAsync();
        await sofia.GetByLabel("What has changed?").FillAsync("With a picture");
        await sofia.GetByRole(AriaRole.Button, new() { Name = "Publish now" }).TapAsync();
        await Expect(sofia.GetByRole(AriaRole.Alert)).ToContainTextAsync("saved version 2 while you were writing");
        await sofia.ShouldBeAccessibleAsync();
        await PressAsync(sofia, "Publish now", "Version 3 is published");

        await SaveAsNoraAsync(site, 3, "Reviewed sentence.", GuideState.InReview);
        await sofia.GotoAsync("/admin/guides");
        await sofia.GetByRole(AriaRole.Link, new() { Name = "Look at it" }).TapAsync();
        await Expect(sofia.Locator(".diff-added").Last).ToContainTextAsync("Reviewed sentence.");
        await PressAsync(sofia, "Publish", "Version 4 is published: visitors see it now.");
        complaints.ShouldBeNone();
    }

    private static ILocator Tool(IPage page, string name) => page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button, new() { Name = name, Exact = name != "Bold" });

    private static async Task PressAsync(IPage page, string button, string answer)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await Expect(page.Locator("[data-flash]")).ToContainTextAsync(answer);
    }

    private static async Task SaveAsNoraAsync(Site site, int seen, string text, GuideState state)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var save = new GuideSave { GuideId = "when", SeenNumber = seen, Title = "When", Summary = "When", Text = text, State = state, ChangeNote = "Nora's" };
        (await scope.ServiceProvider.GetRequiredService<GuideEditor>().SaveAsync(save, new Actor("nora", "Nora Adler", null), CancellationToken.None))
            .ShouldBeOfType<GuideOutcome.Saved>();
    }

    private static async Task<IPage> SignInAsync(IBrowserContext context, string address)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync("/account/sign-in?returnUrl=" + Uri.EscapeDataString(address));
        await page.GetByRole(AriaRole.Button, new() { Name = "Sofia Keller" }).ClickAsync();
        await page.ArriveAtAsync(address);
        return page;
    }
}
