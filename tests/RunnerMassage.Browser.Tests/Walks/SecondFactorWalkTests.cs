using System.Security.Cryptography;
using Microsoft.Playwright;
using NodaTime;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace RunnerMassage.Browser.Tests.Walks;

public sealed class SecondFactorWalkTests(Chromium chromium)
{
    [Fact]
    public async Task Mara_adds_a_passkey_and_signs_in_with_it()
    {
        await using var site = await Site.StartAsync();
        // A passkey belongs to a name, and 127.0.0.1 is none.
        await using var context = await chromium.NewContextAsync(new(Look.Phone.ToContext(site)) { BaseURL = site.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal) });
        var page = await context.NewPageAsync();
        var complaints = Complaints.Of(page);
        await using var device = await VirtualAuthenticator.PlugInAsync(page);

        await page.GotoAsync("/account/sign-in?returnUrl=%2Faccount%2Fpasskeys");
        await page.GetByRole(AriaRole.Button, new() { Name = "Mara Lind" }).ClickAsync();
        await page.GetByLabel("What do you want to call it?").FillAsync("My phone");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "My phone" })).ToBeVisibleAsync();
        (await device.CountAsync()).ShouldBe(1);
        await ShouldBeAccessibleAsync(page);

        await page.GetByText("Rename").ClickAsync();
        await page.GetByLabel("New name").FillAsync("Mara's phone");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep the name" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Mara's phone" })).ToBeVisibleAsync();

        // With the button: in this browser the e-mail field offers no passkeys, or the device would answer it before anybody can press.
        await context.ClearCookiesAsync();
        await page.AddInitScriptAsync("PublicKeyCredential.isConditionalMediationAvailable = async () => false");
        await page.GotoAsync("/account/sign-in?returnUrl=%2Faccount%2Fpasskeys");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Mara's phone" })).ToBeVisibleAsync();

        await page.GetByText("Remove").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove it" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "No passkey yet" })).ToBeVisibleAsync();
        complaints.ShouldBeNone();
    }

    [Fact]
    public async Task Mara_signs_in_from_the_email_field()
    {
        await using var site = await Site.StartAsync();
        await using var context = await chromium.NewContextAsync(new(Look.Desktop.ToContext(site)) { BaseURL = site.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal) });
        var page = await context.NewPageAsync();
        await using var device = await VirtualAuthenticator.PlugInAsync(page);
        await page.GotoAsync("/account/sign-in?returnUrl=%2Faccount%2Fpasskeys");
        await page.GetByRole(AriaRole.Button, new() { Name = "Mara Lind" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Expect(page.Locator(".passkeys h2")).ToBeVisibleAsync();

        // The virtual device chooses by itself what a person would choose from the field's list.
        await context.ClearCookiesAsync();
        await page.GotoAsync("/account/sign-in?returnUrl=%2Faccount%2Fpasskeys");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Passkeys" })).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Jonas_sets_up_an_app_and_signs_in_with_its_code(bool script)
    {
        await using var site = await Site.StartAsync();
        await using var context = await chromium.NewContextAsync((Look.Desktop with { Script = script }).ToContext(site));
        var page = await context.NewPageAsync();
        var complaints = Complaints.Of(page);

        await page.GotoAsync("/account/sign-in?returnUrl=%2Faccount%2Ftwo-factor");
        await page.GetByRole(AriaRole.Button, new() { Name = "Jonas Okafor" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Set up an app" }).ClickAsync();
        var key = await page.Locator("code.key").InnerTextAsync();
        await ShouldBeAccessibleAsync(page, script);
        await page.GetByLabel("Code of six digits").FillAsync(CodeOf(key, site.Clock.GetCurrentInstant()));
        await page.GetByRole(AriaRole.Button, new() { Name = "Turn it on" }).ClickAsync();
        await Expect(page.Locator(".recovery-codes li")).ToHaveCountAsync(10);
        await ShouldBeAccessibleAsync(page, script);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Print" })).ToBeVisibleAsync(new() { Visible = script });
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Download" }).ClickAsync());
        (await File.ReadAllLinesAsync(await download.PathAsync(), TestContext.Current.CancellationToken)).Length.ShouldBe(10);
        await page.GetByRole(AriaRole.Link, new() { Name = "I have kept them" }).ClickAsync();
        await Expect(page.GetByText("10 of 10 recovery codes are left")).ToBeVisibleAsync();

        await context.ClearCookiesAsync();
        site.Clock.Advance(Duration.FromSeconds(30));
        await page.GotoAsync("/account/sign-in?returnUrl=%2Fsessions");
        await page.GetByLabel("E-mail").FillAsync("jonas@demo.example");
        await page.GetByLabel("Password").FillAsync("run-easy-massage");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Type your code" })).ToBeVisibleAsync();
        await ShouldBeAccessibleAsync(page, script);
        await page.GetByLabel("Code of six digits").FillAsync(CodeOf(key, site.Clock.GetCurrentInstant()));
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "My sessions" })).ToBeVisibleAsync();
        complaints.ShouldBeNone();
    }

    // Axe is a script itself.
    private static async Task ShouldBeAccessibleAsync(IPage page, bool script = true)
    {
        if (script)
        {
            await page.ShouldBeAccessibleAsync();
        }
    }

    private static string CodeOf(string key, Instant now)
    {
        var bits = string.Concat(key.Replace(" ", "", StringComparison.Ordinal)
            .Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var secret = bits.Chunk(8).Select(eight => Convert.ToByte(new string(eight), 2)).ToArray();
        var step = BitConverter.GetBytes(now.ToUnixTimeSeconds() / 30).Reverse().ToArray();
#pragma warning disable CA5350 // What authenticator apps use.
        var hash = HMACSHA1.HashData(secret, step);
#pragma warning restore CA5350
        var at = hash[^1] & 15;
        var number = ((hash[at] & 127) << 24) | (hash[at + 1] << 16) | (hash[at + 2] << 8) | hash[at + 3];
        return $"{number % 1_000_000:D6}";
    }
}
