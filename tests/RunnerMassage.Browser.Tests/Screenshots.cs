using Microsoft.Playwright;
using RunnerMassage.Browser.Tests.Pages;
using Xunit;

namespace RunnerMassage.Browser.Tests;

/// <summary>
/// Draws pictures of the pages, for the README and for looking through. Not run with the tests; draw them anew with
/// <c>dotnet run --project tests/RunnerMassage.Browser.Tests -- -class "*Screenshots" -explicit only</c>.
/// </summary>
public sealed class Screenshots(Chromium chromium, Gallery gallery)
{
    private static readonly string Root = FindRoot();

    /// <summary>The pictures in docs/images.</summary>
    [Fact(Explicit = true)]
    public async Task For_the_README()
    {
        await using var site = await Site.StartAsync();
        await using var desktop = await chromium.NewContextAsync(Look.Desktop.ToContext(site));
        var page = await desktop.NewPageAsync();
        await page.GotoAsync("/account/sign-in?returnUrl=" + Uri.EscapeDataString("/times?massageType=swedish&minutes=60&date=2027-04-15"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Mara Lind" }).ClickAsync();
        await page.Locator("#times .time").First.WaitForAsync();
        await page.ScreenshotAsync(new() { Path = Picture("find-a-time.png"), FullPage = true, Clip = new() { Width = 1280, Height = 886 } });

        await using var phone = await chromium.NewContextAsync(new(Look.Phone.ToContext(site)) { DeviceScaleFactor = 2 });
        page = await phone.NewPageAsync();
        await page.GotoAsync("/");
        await page.ScreenshotAsync(new() { Path = Picture("landing-phone.png") });
    }

    /// <summary>Every page on phone and desktop, light and dark, in artifacts/screens.</summary>
    [Fact(Explicit = true)]
    public async Task Of_every_page()
    {
        foreach (var row in Gallery.Names)
        {
            var page = await gallery.OpenAsync(chromium, row.Data);
            foreach (var look in (Look[])[Look.Desktop, Look.Phone])
            {
                await page.SetViewportSizeAsync(look.Width, look.Height);
                foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
                {
                    await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                    var file = $"{row.Data.Replace(",", "", StringComparison.Ordinal).Replace(' ', '-')}-{(look.Touch ? "phone" : "desktop")}-{scheme}.png";
                    await page.ScreenshotAsync(new() { Path = Path.Combine(Root, "artifacts", "screens", file), FullPage = true });
                }
            }

            await page.CloseAsync();
        }
    }

    private static string Picture(string file) => Path.Combine(Root, "docs", "images", file);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "RunnerMassage.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not lie inside the repository.");
        }

        return folder.FullName;
    }
}
