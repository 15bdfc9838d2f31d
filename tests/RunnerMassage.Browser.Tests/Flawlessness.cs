using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using RunnerMassage.Browser.Tests.Pages;
using Shouldly;

namespace RunnerMassage.Browser.Tests;

/// <summary>
/// What every page must be on which a walk comes along: accessible, no wider than the screen, and big enough for a thumb. A page is
/// looked at once it has loaded: before its style sheets are there, nothing has its size.
/// </summary>
internal static class Flawlessness
{
    // 320 px is what a screen of 1280 px shows at 400 % zoom. The last is the one that the walk goes on with.
    private static readonly int[] Widths = [320, 1280, 390];

    // No script may run in the frame that shows a mail, so the rules cannot be asked there.
    private static readonly AxeRunOptions Rules = new() { Iframes = false };

    /// <summary>On the screen that the page is on.</summary>
    public static async Task ShouldBeFlawlessAsync(this IPage page)
    {
        await page.WaitForLoadStateAsync();
        (await FlawsAsync(page)).ShouldBeEmpty();
    }

    /// <summary>On a phone, on a desk, and at 400 % zoom; leaves the page as wide as a phone.</summary>
    public static async Task ShouldBeFlawlessAtAllWidthsAsync(this IPage page)
    {
        await page.WaitForLoadStateAsync();
        List<string> flaws = [];
        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, 844);
            flaws.AddRange(await FlawsAsync(page));
        }

        flaws.ShouldBeEmpty();
    }

    /// <summary>Accessible alone.</summary>
    public static async Task ShouldBeAccessibleAsync(this IPage page)
    {
        await page.WaitForLoadStateAsync();
        (await AxeAsync(page)).ShouldBeEmpty();
    }

    private static async Task<IEnumerable<string>> FlawsAsync(IPage page) =>
    [
        .. await page.EvaluateAsync<string[]>(Measures.Overflow),
        .. await page.EvaluateAsync<string[]>(Measures.SmallTargets),
        .. await AxeAsync(page),
    ];

    private static async Task<IEnumerable<string>> AxeAsync(IPage page) => (await page.RunAxe(Rules)).Violations
        .SelectMany(rule => rule.Nodes.Select(node => $"{rule.Id} at {page.ViewportSize?.Width} px of {page.Url}: {node.Html}"));
}
