using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RunnerMassage.Browser.Tests.Pages;

namespace RunnerMassage.Browser.Tests.Hostile;

/// <summary>Follows the links of the site, at most some of each kind, and notes what must not happen.</summary>
internal sealed partial class Crawl(IPage page, string root)
{
    private const int OfEachKind = 2;

    private readonly Dictionary<string, int> _kinds = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Queue<string> _waiting = new();
    private readonly ConcurrentQueue<string> _wrong = new();

    /// <summary>Dialogs, answers that are errors of the server, requests to elsewhere, and pages that long words make wider than the screen.</summary>
    public IReadOnlyCollection<string> Wrong => _wrong;

    /// <summary>The addresses that were looked at.</summary>
    public IReadOnlyCollection<string> Looked => _seen;

    /// <summary>Looks at the pages, and at those that they lead to.</summary>
    public async Task RunAsync(params string[] first)
    {
        page.Dialog += async (_, dialog) =>
        {
            _wrong.Enqueue($"dialog at {page.Url}: {dialog.Type} {dialog.Message}");
            await dialog.AcceptAsync();
        };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(root, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                _wrong.Enqueue($"request at {page.Url}: {request.Url}");
            }
        };
        foreach (var address in first)
        {
            Add(address);
        }

        while (_waiting.TryDequeue(out var address))
        {
            await LookAsync(address);
        }
    }

    private async Task LookAsync(string address)
    {
        var answer = await page.GotoAsync(address);
        if (answer is null || answer.Status >= 500)
        {
            _wrong.Enqueue($"{answer?.Status} for {address}");
        }

        foreach (var flaw in await page.EvaluateAsync<string[]>(Measures.Overflow))
        {
            _wrong.Enqueue($"{address}: {flaw}");
        }

        foreach (var link in await page.EvaluateAsync<string[]>("() => [...document.links].filter(link => !link.hasAttribute('download')).map(link => link.href)"))
        {
            if (link.StartsWith(root, StringComparison.Ordinal))
            {
                Add("/" + link[root.Length..].Split('#')[0]);
            }
        }
    }

    private void Add(string address)
    {
        if (NotAPage().IsMatch(address))
        {
            return;
        }

        var kind = Ids().Replace(address.Split('?')[0], "*");
        var known = _kinds.GetValueOrDefault(kind);
        if (known < OfEachKind && _seen.Add(address))
        {
            _kinds[kind] = known + 1;
            _waiting.Enqueue(address);
        }
    }

    [GeneratedRegex(@"^/(account/sign-out|docs/api|openapi|api|mailbox)|\.(ics|csv|xml|json|txt|webp)\b|handler=", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NotAPage();

    [GeneratedRegex("[0-9a-f]{12,}|[0-9]+", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Ids();
}
