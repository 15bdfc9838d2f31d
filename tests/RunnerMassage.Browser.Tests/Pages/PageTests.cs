using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace RunnerMassage.Browser.Tests.Pages;

/// <summary>What holds for every page. Each is opened once and looked at on all devices, because opening costs more than looking.</summary>
public sealed class PageTests(Chromium chromium, Gallery gallery)
{
    private static readonly AxeRunOptions AllRules = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        ResultTypes = [ResultType.Violations],
    };

    private static readonly AxeRunOptions Contrast = new()
    {
        RunOnly = new() { Type = "rule", Values = ["color-contrast"] },
        ResultTypes = [ResultType.Violations],
    };

    // A phone and a desktop show different parts of a page; dark mode differs from light in its colours alone.
    private static readonly (int Width, ColorScheme Scheme, AxeRunOptions Rules)[] Looks =
    [
        (390, ColorScheme.Light, AllRules), (1280, ColorScheme.Light, AllRules), (390, ColorScheme.Dark, Contrast),
    ];

    // 320 px is what a screen of 1280 px shows at 400 % zoom.
    private static readonly int[] Widths = [320, 390, 768, 1280];

    public static TheoryData<string> Names => Gallery.Names;

    [Theory, MemberData(nameof(Names))]
    public async Task A_page_is_accessible_fits_and_does_not_upset_the_browser(string name)
    {
        Complaints? complaints = null;
        var page = await gallery.OpenAsync(chromium, name, tab => complaints = Complaints.Of(tab));
        await page.WaitForLoadStateAsync();
        List<string> flaws = [];
        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, 844);
            flaws.AddRange(await page.EvaluateAsync<string[]>(Measures.Overflow));
            flaws.AddRange(await page.EvaluateAsync<string[]>(Measures.SmallTargets));
        }

        foreach (var (width, scheme, rules) in Looks)
        {
            await page.SetViewportSizeAsync(width, 844);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            var result = await page.RunAxe(rules);
            flaws.AddRange(result.Violations.SelectMany(
                rule => rule.Nodes.Select(node => $"axe at {width} px, {scheme}: {rule.Id}, {rule.Help}: {node.Html}")));
        }

        await page.CloseAsync();
        flaws.ShouldBeEmpty();
        complaints!.ShouldBeNone();
    }
}
