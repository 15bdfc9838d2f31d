using Microsoft.Playwright;

namespace RunnerMassage.Browser.Tests.Hands;

/// <summary>A way to work a page: with a mouse, a finger or the keyboard.</summary>
public interface IHand
{
    /// <summary>What a person does when a page has come, before anything else.</summary>
    Task ArriveAsync();

    /// <summary>Follows a link or presses a button.</summary>
    Task PressAsync(ILocator target);

    /// <summary>Chooses one of several radio buttons.</summary>
    Task ChooseAsync(ILocator radio);

    /// <summary>Chooses an option of a list and makes the form act on it.</summary>
    /// <param name="list">The list.</param>
    /// <param name="option">The words of the option.</param>
    /// <param name="apply">The button that applies the choice, for those whose choice does not apply by itself.</param>
    Task SelectAsync(ILocator list, string option, ILocator apply);

    /// <summary>Writes into a field.</summary>
    Task WriteAsync(ILocator field, string text);
}
