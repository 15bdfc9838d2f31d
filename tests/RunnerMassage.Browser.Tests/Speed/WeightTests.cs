using Microsoft.Playwright;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Browser.Tests.Speed;

/// <summary>What a first visit to the published app costs, counted by the browser.</summary>
public sealed class WeightTests(Chromium chromium, WeightTests.Published published) : IClassFixture<WeightTests.Published>
{
    private const string Variable = "RUNNERMASSAGE_PUBLISHED";
    private const int MostBytes = 50 * 1024;
    private const int MostRequests = 6;

    [Theory]
    [InlineData("/")]
    [InlineData("/times")]
    [InlineData("/times?massageType=swedish&minutes=60")]
    public async Task A_first_visit_is_light(string address)
    {
        var server = await published.StartAsync();
        await using var context = await chromium.NewContextAsync(new() { BaseURL = server.Address.ToString(), ViewportSize = new() { Width = 390, Height = 844 } });
        var page = await context.NewPageAsync();
        var browser = await context.NewCDPSessionAsync(page);
        List<string> requests = [];
        var bytes = 0.0;
        browser.Event("Network.requestWillBeSent").OnEvent += (_, sent) => requests.Add(sent!.Value.GetProperty("request").GetProperty("url").GetString()!);
        browser.Event("Network.loadingFinished").OnEvent += (_, finished) => bytes += finished!.Value.GetProperty("encodedDataLength").GetDouble();
        await browser.SendAsync("Network.enable");

        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });
        await browser.SendAsync("Network.disable");

        // Pico's icons stand in its stylesheet as data: and need no network.
        requests.RemoveAll(url => url.StartsWith("data:", StringComparison.Ordinal));
        TestContext.Current.TestOutputHelper?.WriteLine($"{address}: {bytes:#,0} bytes for {string.Join(' ', requests)}");
        requests.Count.ShouldBeInRange(2, MostRequests);
        bytes.ShouldBeInRange(5_000, MostBytes);
    }

    /// <summary>The published app, started when the first test asks.</summary>
    public sealed class Published : IAsyncDisposable
    {
        private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("runnermassage-published-");
        private readonly Lazy<Task<ServerProcess>> _server;

        public Published() => _server = new(() => ServerProcess.StartAsync(new()
        {
            DatabaseProvider = "Sqlite",
            ConnectionString = $"Data Source={Path.Combine(_data.FullName, "runner-massage.db")}",
            Others = new Dictionary<string, string>(StringComparer.Ordinal) { ["DataFolder"] = _data.FullName },
        }));

        /// <summary>The running app; skips the test where it is not published.</summary>
        public async Task<ServerProcess> StartAsync()
        {
            Requirement.Need(
                Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? folder : null,
                $"The app is not published; run `dotnet publish src/RunnerMassage.Web -c Release -o artifacts/web` and set {Variable} to that folder.");
            return await _server.Value;
        }

        /// <summary>Stops it.</summary>
        public async ValueTask DisposeAsync()
        {
            if (_server.IsValueCreated)
            {
                await (await _server.Value).DisposeAsync();
            }

            _data.Delete(recursive: true);
        }
    }
}
