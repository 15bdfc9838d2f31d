using Microsoft.Playwright;

namespace RunnerMassage.Browser.Tests;

/// <summary>The device somebody looks through.</summary>
/// <param name="Width">Width of the screen in CSS pixels.</param>
/// <param name="Height">Height of the screen in CSS pixels.</param>
/// <param name="Touch">A finger instead of a mouse.</param>
public sealed record Look(int Width, int Height, bool Touch)
{
    public static readonly Look Desktop = new(1280, 800, Touch: false);
    public static readonly Look Phone = new(390, 844, Touch: true);

    /// <summary>True where the browser runs scripts.</summary>
    public bool Script { get; init; } = true;

    /// <summary>Light or dark.</summary>
    public ColorScheme Scheme { get; init; } = ColorScheme.Light;

    /// <summary>False for those who prefer reduced motion.</summary>
    public bool Motion { get; init; } = true;

    /// <summary>The context of a browser on this device, at the given site.</summary>
    public BrowserNewContextOptions ToContext(Site site) => new()
    {
        BaseURL = site.Address,
        ViewportSize = new() { Width = Width, Height = Height },
        HasTouch = Touch,
        IsMobile = Touch,
        JavaScriptEnabled = Script,
        ColorScheme = Scheme,
        ReducedMotion = Motion ? ReducedMotion.NoPreference : ReducedMotion.Reduce,
        Locale = "en-GB",
        TimezoneId = "Europe/Berlin",
    };
}
