using Microsoft.Playwright;
using RunnerMassage.Browser.Tests.Hands;
using RunnerMassage.Browser.Tests.Pages;
using Shouldly;
using Xunit;

namespace RunnerMassage.Browser.Tests;

/// <summary>Canaries: the checks of keyboard and layout must be able to fail.</summary>
public sealed class CanaryTests(Chromium chromium)
{
    [Theory]
    [InlineData("<a href=#a>A</a><button>Press</button>", null)]
    [InlineData("<button style='outline: none'>Press</button>", "no outline marks it")]
    [InlineData("<button style='position: absolute; left: -999px'>Press</button>", "it is outside of the screen")]
    [InlineData("<button>Press</button><div style='position: fixed; inset: 0; background: red'></div>", "it is covered by")]
    [InlineData("<a href=#a>A</a>", "the focus is nowhere")]
    public async Task The_keyboard_notices_a_focus_that_nobody_sees(string html, string? problem)
    {
        await using var context = await chromium.NewContextAsync();
        var page = await OpenAsync(context, $"<style>:focus-visible {{ outline: 3px solid }}</style>{html}<button hidden></button>");
        var press = () => new Keyboard(page).PressAsync(page.Locator("button").First);
        if (problem is null)
        {
            await press();
        }
        else
        {
            (await Assert.ThrowsAsync<ShouldAssertException>(press)).Message.ShouldContain(problem);
        }
    }

    [Fact]
    public async Task The_measures_notice_sideways_scrolling_and_small_targets()
    {
        await using var context = await chromium.NewContextAsync();
        var page = await OpenAsync(context, "<div style='width: 3000px'>wide</div><button style='height: 40px'>low</button><a href=#a>in text</a>");
        (await page.EvaluateAsync<string[]>(Measures.Overflow)).ShouldHaveSingleItem().ShouldContain("wide");
        (await page.EvaluateAsync<string[]>(Measures.SmallTargets)).ShouldHaveSingleItem().ShouldContain("low");
    }

    [Fact]
    public async Task Complaints_hear_errors_and_what_the_security_policy_stops()
    {
        await using var context = await chromium.NewContextAsync();
        var page = await context.NewPageAsync();
        var complaints = Complaints.Of(page);
        await page.GotoAsync("data:text/html," + Uri.EscapeDataString("<meta http-equiv=Content-Security-Policy content=\"script-src 'none'\"><script>1</script>"));
        Should.Throw<ShouldAssertException>(complaints.ShouldBeNone).Message.ShouldContain("Content Security Policy");
    }

    private static async Task<IPage> OpenAsync(IBrowserContext context, string html)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync($"data:text/html,{Uri.EscapeDataString($"<!doctype html><html lang=en><title>Canary</title>{html}")}");
        return page;
    }
}
