using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace RunnerMassage.Browser.Tests;

/// <summary>Waiting for the page that a press leads to.</summary>
internal static class Arrival
{
    /// <summary>
    /// Waits until the page's address ends so, and the page has loaded. The address is asked for again and again: waiting for the news
    /// of a navigation misses one whose news came just before.
    /// </summary>
    /// <param name="page">The page.</param>
    /// <param name="end">The end of the address; <c>*</c> stands for any part of it.</param>
    public static Task ArriveAtAsync(this IPage page, string end) =>
        page.ArriveAsync(Regex.Escape(end).Replace("\\*", ".*", StringComparison.Ordinal) + "$");

    /// <summary>Waits until the page's address no longer contains a part of the one that it leaves, and the next page has loaded.</summary>
    public static Task LeaveAsync(this IPage page, string part) =>
        page.ArriveAsync($"^(?!.*{Regex.Escape(part)})");

    private static async Task ArriveAsync(this IPage page, [StringSyntax(StringSyntaxAttribute.Regex)] string pattern)
    {
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(pattern, RegexOptions.None, TimeSpan.FromSeconds(1)));
        await page.WaitForLoadStateAsync();
    }
}
