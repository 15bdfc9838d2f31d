using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace RunnerMassage.Browser.Tests.Walks;

/// <summary>Nora opens an account in earnest, forgets its password and gets in again, by the links of the mails that she gets.</summary>
public sealed class AccountWalkTests(Chromium chromium)
{
    private const string Email = "nora@runner.example";
    private const string First = "four slow lanes at dawn";
    private const string Second = "three quick ones at dusk";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Somebody_registers_confirms_forgets_the_password_and_chooses_a_new_one(bool phone)
    {
        await using var site = await Site.StartAsync(demo: false);
        // One of the two without script, which nothing of it needs.
        await using var context = await chromium.NewContextAsync((phone ? Look.Phone : Look.Desktop with { Script = false }).ToContext(site));
        var page = await context.NewPageAsync();
        var complaints = Complaints.Of(page);

        await RegisterAsync(site, page, withAxe: phone);
        await SignInAsync(page, First);
        await EndAllSignInsAsync(page);
        await ResetAsync(site, page, withAxe: phone);
        await SignInAsync(page, Second);
        complaints.ShouldBeNone();
    }

    private static async Task RegisterAsync(Site site, IPage page, bool withAxe)
    {
        await page.GotoAsync("/account/register");
        await page.GetByLabel("E-mail").FillAsync(Email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync("password123");
        await page.GetByLabel("I agree to the terms.").CheckAsync();
        await Button(page, "Create account").ClickAsync();
        await Expect(page.GetByText("Many people use this password")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("E-mail")).ToHaveValueAsync(Email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(First);
        await Button(page, "Create account").ClickAsync();
        await Expect(Heading(page, "Look into your mailbox")).ToBeVisibleAsync();
        var link = await site.LinkInMailAsync(Email, "/account/confirm?");

        await page.GotoAsync("/account/sign-in");
        await FillAsync(page, First);
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Please look into your mailbox first");
        await LookAsync(page, withAxe);

        await page.GotoAsync(link);
        await Expect(Heading(page, "Confirm your address")).ToBeVisibleAsync();
        await LookAsync(page, withAxe);
        await Button(page, "Confirm").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Your address is confirmed.");
    }

    private static async Task EndAllSignInsAsync(IPage page)
    {
        await page.GotoAsync("/account");
        await page.GetByRole(AriaRole.Link, new() { Name = "Recent sign-ins" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Tuesday 6 April 2027, 09:00");
        await Button(page, "Sign out everywhere").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("You are signed out everywhere.");
    }

    private static async Task ResetAsync(Site site, IPage page, bool withAxe)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Forgot your password?" }).ClickAsync();
        await page.GetByLabel("E-mail").FillAsync(Email);
        await Button(page, "Send the link").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync($"If {Email} has an account here");

        await page.GotoAsync(await site.LinkInMailAsync(Email, "/account/reset?"));
        await LookAsync(page, withAxe);
        await page.GetByLabel("New password").FillAsync(Second);
        await Button(page, "Keep this password").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Your new password holds.");
    }

    private static async Task SignInAsync(IPage page, string password)
    {
        await Expect(page.GetByLabel("E-mail")).ToHaveValueAsync(Email);
        await FillAsync(page, password);
        await Expect(page.GetByText("Signed in as")).ToBeAttachedAsync();
    }

    private static async Task FillAsync(IPage page, string password)
    {
        await page.GetByLabel("E-mail").FillAsync(Email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await Button(page, "Sign in").ClickAsync();
    }

    private static async Task LookAsync(IPage page, bool withAxe)
    {
        if (withAxe)
        {
            await page.ShouldBeAccessibleAsync();
        }
    }

    private static ILocator Button(IPage page, string name) =>
        page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static ILocator Heading(IPage page, string name) => page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = name });
}
