using Microsoft.Playwright;
using Shouldly;

namespace RunnerMassage.Browser.Tests.Hands;

/// <summary>
/// Works a page with Tab, Enter, Space, arrows and letters alone. At every step the focus must be somewhere, on the screen, uncovered
/// and marked by an outline.
/// </summary>
public sealed class Keyboard(IPage page) : IHand
{
    private const int MostSteps = 120;

    // Everything about the element in focus in one question. A radio that lies invisibly on its card is marked on the card.
    private const string AskFocus =
        """
        target => {
          const it = document.activeElement;
          if (!it || it === document.body) return { name: 'nothing', reached: false, problem: 'the focus is nowhere' };
          const box = it.getBoundingClientRect();
          const name = it.tagName.toLowerCase() + ' ' + (it.innerText || it.labels?.[0]?.innerText || it.id || '').trim().slice(0, 60);
          const marked = element => {
            const style = element && getComputedStyle(element);
            return style && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && style.opacity > 0;
          };
          const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height / 2, 20)];
          const top = document.elementFromPoint(x, y);
          const problem =
            box.width < 1 || box.height < 1 ? 'it has no size'
            : x < 0 || y < 0 || x > innerWidth || y > innerHeight ? 'it is outside of the screen'
            : !(top && (it.contains(top) || top.contains(it) || it.labels?.[0]?.contains(top))) ? 'it is covered by ' + top?.outerHTML.slice(0, 80)
            : !marked(it) && !marked(it.nextElementSibling) ? 'no outline marks it'
            : null;
          return { name, reached: it === target, problem };
        }
        """;

    /// <summary>The first Tab finds the skip link, which leads past the header.</summary>
    public async Task ArriveAsync()
    {
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(".skip-link")).ToBeFocusedAsync();
        (await FocusAsync(target: null)).Problem.ShouldBeNull();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#main")).ToBeFocusedAsync();
    }

    public async Task PressAsync(ILocator target)
    {
        await ReachAsync(target);
        var isLink = await target.EvaluateAsync<bool>("element => element.tagName === 'A'");
        await page.Keyboard.PressAsync(isLink ? "Enter" : "Space");
    }

    public async Task ChooseAsync(ILocator radio)
    {
        // One Tab stop for all of them, at the one that is chosen; arrows go round.
        var group = page.Locator($"input[name='{await radio.GetAttributeAsync("name")}']");
        var chosen = group.And(page.Locator(":checked"));
        var isChosen = await chosen.CountAsync() > 0;
        await ReachAsync(isChosen ? chosen : group.First);
        if (!isChosen)
        {
            await page.Keyboard.PressAsync("Space");
        }

        for (var i = 0; i < MostSteps && !await radio.IsCheckedAsync(); i++)
        {
            await page.Keyboard.PressAsync("ArrowDown");
        }

        await Assertions.Expect(radio).ToBeCheckedAsync();
        (await FocusAsync(target: null)).Problem.ShouldBeNull();
    }

    public async Task SelectAsync(ILocator list, string option, ILocator apply)
    {
        await ReachAsync(list);
        for (var i = 0; i < MostSteps && await ChosenAsync(list) != option; i++)
        {
            await page.Keyboard.PressAsync("ArrowDown");
        }

        (await ChosenAsync(list)).ShouldBe(option);
        await Assertions.Expect(list).ToBeFocusedAsync();
        await PressAsync(apply);
    }

    public async Task WriteAsync(ILocator field, string text)
    {
        await ReachAsync(field);
        await page.Keyboard.TypeAsync(text);
    }

    private static Task<string> ChosenAsync(ILocator list) => list.EvaluateAsync<string>("list => list.selectedOptions[0].text");

    private async Task ReachAsync(ILocator target)
    {
        var element = await target.ElementHandleAsync();
        List<string> way = [];
        for (var i = 0; i < MostSteps; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            var focus = await FocusAsync(element);
            focus.Problem.ShouldBeNull($"{focus.Name} at {page.Url}, after {string.Join(", ", way)}");
            if (focus.Reached)
            {
                return;
            }

            way.Add(focus.Name);
        }

        throw new InvalidOperationException($"Tab did not reach {target} at {page.Url}; it went to {string.Join(", ", way)}.");
    }

    private Task<Focus> FocusAsync(IElementHandle? target) => page.EvaluateAsync<Focus>(AskFocus, target);

    private sealed record Focus
    {
        public string Name { get; init; } = "";

        public bool Reached { get; init; }

        public string? Problem { get; init; }
    }
}
