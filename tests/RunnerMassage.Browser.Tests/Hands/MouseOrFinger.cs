using Microsoft.Playwright;

namespace RunnerMassage.Browser.Tests.Hands;

/// <summary>Works a page with the mouse, or with a finger where the screen takes one.</summary>
public sealed class MouseOrFinger(Look look) : IHand
{
    public Task ArriveAsync() => Task.CompletedTask;

    public Task PressAsync(ILocator target) => look.Touch ? target.TapAsync() : target.ClickAsync();

    // The radio lies invisibly on its card, so a press on the card presses it.
    public Task ChooseAsync(ILocator radio) => PressAsync(radio);

    public async Task SelectAsync(ILocator list, string option, ILocator apply)
    {
        await list.SelectOptionAsync(new SelectOptionValue { Label = option });
        if (!look.Script)
        {
            await PressAsync(apply);
        }
    }

    public async Task WriteAsync(ILocator field, string text)
    {
        await PressAsync(field);
        await field.PressSequentiallyAsync(text);
    }
}
