using Microsoft.Playwright;
using RunnerMassage.Testing;

namespace RunnerMassage.Browser.Tests;

/// <summary>
/// One Chromium for this assembly, launched when the first test asks for a page. Take it as a constructor argument of the
/// test class; each page has a context (cookies, storage, viewport) of its own.
/// </summary>
public sealed class Chromium : IAsyncDisposable
{
    /// <summary>The environment variable with the path of the browser to use.</summary>
    public const string ProgramVariable = "RUNNERMASSAGE_CHROMIUM";

    private static readonly string[] Programs = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly Lazy<Task<IBrowser>> _browser;
    private IPlaywright? _playwright;

    /// <summary>Launches nothing yet. Assertions get the patience of all other steps: how long a busy machine takes is not what they are about.</summary>
    public Chromium()
    {
        Assertions.SetDefaultExpectTimeout(30_000);
        _browser = new(LaunchAsync);
    }

    /// <summary>
    /// A page in a fresh context. Skips the test when there is no Chromium on this machine. Closing the context closes the page:
    /// <c>await using var context = await chromium.NewContextAsync(); var page = await context.NewPageAsync();</c>
    /// </summary>
    /// <param name="options">Viewport, script on or off, colour scheme and so on; the desktop with script when left out.</param>
    public async Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions? options = null)
    {
        Requirement.Need(FindProgram(), $"Chromium was not found; install the package chromium or set {ProgramVariable}.");
        var context = await (await _browser.Value).NewContextAsync(options);
        // A limit for what hangs, not for what is slow: the browser shares two cores with the server that it asks.
        context.SetDefaultNavigationTimeout(90_000);
        return context;
    }

    /// <summary>Closes the browser.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_browser is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await _browser.Value).DisposeAsync();
        }

        _playwright?.Dispose();
    }

    private static string? FindProgram() => Environment.GetEnvironmentVariable(ProgramVariable) is { Length: > 0 } program
        ? program
        : Programs.FirstOrDefault(File.Exists);

    private async Task<IBrowser> LaunchAsync()
    {
        _playwright = await Playwright.CreateAsync();
        return await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = FindProgram(),
            Headless = true,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        });
    }
}
