namespace RunnerMassage.Browser.Tests.Pages;

/// <summary>Questions to a page that answer with a list of flaws in words.</summary>
internal static class Measures
{
    /// <summary>What makes the page wider than the screen.</summary>
    public const string Overflow =
        """
        () => {
          const width = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= width) return [];
          const wide = [...document.querySelectorAll('body *')].filter(it => it.getBoundingClientRect().right > width + 0.5);
          return [`scrolls sideways at ${innerWidth} px: ` + wide.slice(0, 3).map(it => it.outerHTML.slice(0, 120)).join(' | ')];
        }
        """;

    /// <summary>
    /// Buttons, fields, days and times lower than 44 px or narrower than 24 px, and other targets under 24 px; links in running text
    /// are as high as their line and exempt.
    /// </summary>
    public const string SmallTargets =
        """
        () => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')].flatMap(it => {
          const inText = it.tagName === 'A' && getComputedStyle(it).display === 'inline';
          const label = it.type === 'checkbox' ? it.labels[0] : it;
          const box = label.getBoundingClientRect();
          if (inText || box.width === 0 || it.matches('.skip-link') || !it.checkVisibility()) return [];
          const main = it.matches('button, input, select, textarea, summary, .btn, .day, .time, .brand, nav a');
          const height = main ? 44 : 24;
          return box.height >= height - 0.01 && box.width >= 24 ? []
            : [`target of ${box.width} x ${box.height} px at ${innerWidth} px: ${it.outerHTML.slice(0, 120)}`];
        })
        """;
}
