using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace RunnerMassage.Browser.Tests.Pages;

/// <summary>On paper, and for people whom motion makes unwell.</summary>
public sealed class MediaTests(Chromium chromium, Gallery gallery)
{
    [Fact]
    public async Task A_printed_session_is_the_session_without_anything_to_press()
    {
        var page = await gallery.OpenAsync(chromium, "session");
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await Expect(page.GetByText("Thursday 13 May 2027, 10:00–11:00")).ToBeVisibleAsync();
        await Expect(page.Locator(".site-footer address")).ToBeVisibleAsync();
        await Expect(page.Locator("nav, button, summary, .btn, .skip-link, .demo-bar").Filter(new() { Visible = true })).ToHaveCountAsync(0);
        await page.CloseAsync();
    }

    [Fact]
    public async Task Nothing_moves_for_those_who_prefer_it_still()
    {
        (await MovingAsync(ReducedMotion.Reduce)).ShouldBe(0);
    }

    // The canary: were the question wrong, nothing would ever move.
    [Fact]
    public async Task Something_moves_for_the_others()
    {
        (await MovingAsync(ReducedMotion.NoPreference)).ShouldBeGreaterThan(0);
    }

    private async Task<int> MovingAsync(ReducedMotion preference)
    {
        var page = await gallery.OpenAsync(chromium, "find a time");
        await page.EmulateMediaAsync(new() { ReducedMotion = preference });
        var moving = await page.EvaluateAsync<int>(
            """
            () => [...document.querySelectorAll('*')].filter(it => [null, '::before', '::after'].some(part => {
              const style = getComputedStyle(it, part);
              const lasts = durations => durations.split(',').some(text => parseFloat(text) > 0);
              return style.animationName !== 'none' && lasts(style.animationDuration) || lasts(style.transitionDuration) || style.scrollBehavior === 'smooth';
            })).length
            """);
        await page.CloseAsync();
        return moving;
    }
}
