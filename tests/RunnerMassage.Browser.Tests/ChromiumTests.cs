using Deque.AxeCore.Playwright;
using Shouldly;
using Xunit;

namespace RunnerMassage.Browser.Tests;

public sealed class ChromiumTests(Chromium chromium)
{
    [Fact]
    public async Task Axe_accepts_an_accessible_page()
    {
        var violations = await ViolationsAsync("<label for=day>Day</label><input id=day>");

        violations.ShouldBeEmpty();
    }

    // The canary: were axe not to run, every page would look accessible.
    [Fact]
    public async Task Axe_finds_a_field_without_a_label()
    {
        var violations = await ViolationsAsync("<input id=day>");

        violations.ShouldBe(["label"]);
    }

    private async Task<string[]> ViolationsAsync(string form)
    {
        await using var context = await chromium.NewContextAsync();
        var page = await context.NewPageAsync();
        var html = $"<!doctype html><html lang=en><title>Find a time</title><main><h1>Find a time</h1>{form}</main></html>";
        await page.GotoAsync($"data:text/html,{Uri.EscapeDataString(html)}");

        return [.. (await page.RunAxe()).Violations.Select(v => v.Id)];
    }
}
